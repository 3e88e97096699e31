"""`specflow plan`: from what both roles have signed to `plan.yaml` and its contracts, keeping what people did to it."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from specflow.adapters import disk
from specflow.analysis.approval.standing import standings
from specflow.analysis.impact.succession import successors
from specflow.errors import UnreadableInput, UsageProblem, WouldLoseWork
from specflow.flows import approvals, plans
from specflow.flows import workspace as ws
from specflow.flows.lint import found_by
from specflow.flows.plan_layout import known_layout
from specflow.model.approval import ROLES, WHOLE, Signed
from specflow.model.finding import Finding
from specflow.model.plan import Plan, PlanFile
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.parse.plan import read_plan
from specflow.parse.yaml_edit import append_item
from specflow.plan.merge import Change, Scope, merged
from specflow.plan.planner import plan_of, planned_digest
from specflow.plan.succession import succeeded
from specflow.plan.write import dump_plan
from specflow.rules.table import rules


@dataclass(frozen=True)
class Feature:
    """One feature with its plan, if there is one, and how every requirement stands with both roles."""

    workspace: ws.Workspace
    file: SpecFile
    spec: Spec
    plan: PlanFile | None
    standing: Mapping[str, Signed]
    whole: Signed = Signed.MISSING
    """How goal, metrics, scope and decisions stand."""

    @property
    def signed(self) -> frozenset[str]:
        """Requirements that both roles have signed as they are now."""
        return frozenset(id_ for id_, state in self.standing.items() if state is Signed.SIGNED)

    @property
    def path(self) -> str:
        """Where the plan stands, root-relative."""
        return f"{self.file.folder}/{plans.FILE}".lstrip("/")


@dataclass(frozen=True)
class Made:
    """What planning did: the plan as written, what changed, which contracts were written or kept, and what is wrong with it."""

    feature: Feature
    plan: Plan
    text: str
    difference: str
    change: Change
    contracts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Requirements that nobody or only one role has signed."""
    findings: tuple[Finding, ...] = ()
    checks: tuple[str, ...] = field(default=())
    """Requirements that were given a `contract` check, and so have to be signed by engineering again."""


def feature_of(cwd: Path, name: str) -> Feature:
    """The named feature. Raises `SpecflowError` when there is no such spec or it cannot be understood."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, [name], cwd)
    if len(paths) != 1:
        raise UsageProblem(f"`{name}` holds several specs", slug="several-specs", hint="Name one feature.")
    return load(workspace, ws.load_spec(workspace, paths[0]))


def load(workspace: ws.Workspace, file: SpecFile) -> Feature:
    """The same for a spec that is read already."""
    if file.spec is None:
        first = file.problems[0]
        raise UnreadableInput(f"{first.at}: {first.message}", slug="unparsable", hint=first.help)
    signatures = approvals.read(workspace, Project(workspace.config, (file,)))
    records = signatures.records.get(file.spec.feature, ())
    contracts = approvals.contract_digests(workspace, file, file.spec)
    found = standings(file.spec, records, workspace.config.approve, contracts)
    standing = {one.id: _both([found[(one.id, role)].state for role in ROLES]) for one in file.spec.requirements}
    whole = _both([found[(WHOLE, role)].state for role in ROLES])
    return Feature(workspace, file, file.spec, plans.read(workspace, file), standing, whole)


def _both(states: Sequence[Signed]) -> Signed:
    if Signed.VOID in states:
        return Signed.VOID
    return Signed.SIGNED if all(state is Signed.SIGNED for state in states) else Signed.MISSING


def plan(cwd: Path, name: str, *, unsigned: bool = False, update: bool = False, checks: bool = False, write: bool = True) -> Made:
    """Plan a feature, or plan it again. `update` touches only what follows from requirements whose text moved.

    Raises `UsageProblem` when nothing is signed, `WouldLoseWork` when the plan that is there cannot be read.
    """
    feature = feature_of(cwd, name)
    target = feature.workspace.root / feature.path
    if not write:
        return _made(feature, unsigned=unsigned, update=update, checks=checks, write=False)
    with disk.locked(feature.workspace.root, target):
        feature = replace(feature, plan=plans.read(feature.workspace, feature.file))
        return _made(feature, unsigned=unsigned, update=update, checks=checks, write=True)


def _made(feature: Feature, *, unsigned: bool, update: bool, checks: bool, write: bool) -> Made:
    chosen = _chosen(feature, unsigned)
    where = known_layout(feature.workspace, feature.file, feature.spec)
    fresh = plan_of(feature.spec, chosen, where, unsigned=not chosen <= feature.signed)
    old = _old(feature)
    if old is None:
        text, change = dump_plan(fresh.plan), Change(added=[f"{one.id} {one.title}" for one in fresh.plan.tasks])
    else:
        now = read_plan(feature.path, succeeded(old.text, _plan(old), successors(feature.spec)))
        text, change = merged(now.text, _plan(now), fresh.plan, _scope(feature, _plan(now), chosen, only_moved=update))
    before = old.text if old else ""
    difference = "".join(
        difflib.unified_diff(before.splitlines(keepends=True), text.splitlines(keepends=True), feature.path, feature.path, n=2)
    )
    written, kept = _contracts(feature, fresh.schemas, write=write)
    if write and text != before:
        disk.replace(feature.workspace.root / feature.path, text.encode("utf-8", "surrogatepass"))
    enforced = _checks(feature, fresh.plan, write=write) if checks else ()
    found = read_plan(feature.path, text)
    left = tuple(one.id for one in feature.spec.requirements if one.id not in chosen)
    wrong = findings(feature, found)
    return Made(feature, _plan(found), text, difference if old else "", change, written, kept, left, wrong, enforced)


def _chosen(feature: Feature, unsigned: bool) -> frozenset[str]:
    every = frozenset(one.id for one in feature.spec.requirements if one.status != "placeholder")
    chosen = every if unsigned else every & feature.signed
    if not chosen:
        message = f"no requirement of {feature.spec.feature} is signed by both roles, so there is nothing to plan"
        hint = f"Sign first (`specflow approve {feature.spec.feature}`), or plan what is not agreed yet with --unsigned."
        raise UsageProblem(message, slug="nothing-signed", hint=hint)
    return chosen


def _old(feature: Feature) -> PlanFile | None:
    old = feature.plan
    if old is not None and (old.plan is None or old.problems):
        first = old.problems[0]
        raise WouldLoseWork(f"{first.at}: {first.message}", slug="broken-plan",
                            hint="Mend the line first; planning again would lose what stands there.")  # fmt: skip
    return old


def _plan(file: PlanFile) -> Plan:
    assert file.plan is not None  # noqa: S101 - `_old` refuses a file without one, and what we write has one
    return file.plan


def _scope(feature: Feature, old: Plan, chosen: frozenset[str], *, only_moved: bool) -> Scope:
    known = frozenset(item.id for _, _, item in feature.spec.items())
    digests = {one.id: planned_digest(feature.spec, one) for one in feature.spec.requirements}
    moved = frozenset(id_ for id_ in chosen if old.planned.get(id_) != digests[id_])
    metrics = frozenset(metric.id for metric in feature.spec.metrics)
    return Scope(known, chosen | metrics, moved, only_moved)


def _contracts(feature: Feature, schemas: Mapping[str, str], *, write: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the JSON Schemas; one that a person edited stays as it is. (written, kept)"""
    written, kept = [], []
    for path, text in schemas.items():
        full = f"{feature.file.folder}/{path}".lstrip("/")
        target = disk.inside(feature.workspace.root, full)
        if target is None:
            continue
        marked = mark(text)
        there = ws.as_text(disk.read_bytes(target)) if target.is_file() else None
        if there == marked:
            continue
        if there is not None and not is_marked(there):
            kept.append(full)
            continue
        if write:
            disk.replace(target, marked.encode())
        written.append(full)
    return tuple(written), tuple(kept)


def mark(text: str) -> str:
    """A generated JSON document with a digest of itself, so that an edited one can be told."""
    data = json.loads(text)
    data["x-made"] = _digest(data)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def is_marked(text: str) -> bool:
    """Whether a document is as it was generated."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("x-made") == _digest(data)


def _digest(data: Mapping[str, object]) -> str:
    plain = json.dumps({key: value for key, value in data.items() if key != "x-made"}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _checks(feature: Feature, made: Plan, *, write: bool) -> tuple[str, ...]:
    """Give every requirement whose contract is planned its `contract` checks, over payloads that a run records."""
    target = feature.workspace.root / feature.file.path
    text, given = feature.file.text, []
    requirements = {one.id: one for one in feature.spec.requirements}
    for operation in made.design.api:
        for side, path in (("input", operation.input), ("output", operation.output)):
            for id_ in operation.requirements:
                one = requirements.get(id_)
                if path and one and not any(check.get("contract") == path for check in one.checks):
                    payloads = f"evidence/{feature.spec.feature}/{operation.name}.{side}/*.json"
                    text = append_item(text, ["requirements", id_, "checks"], {"contract": path, "payloads": payloads})
                    given.append(id_)
    if given and write:
        with disk.locked(feature.workspace.root, target):
            disk.replace(target, text.encode("utf-8", "surrogatepass"))
    return tuple(dict.fromkeys(given))


def findings(feature: Feature, file: PlanFile) -> tuple[Finding, ...]:
    """What the rules about plans find in one feature."""
    project = Project(feature.workspace.config, (feature.file,), extra_problems=file.problems, plans={feature.spec.feature: file})
    return found_by(rules("SF7"), project)


def required(feature: Feature) -> PlanFile:
    """The feature's plan. Raises `SpecflowError` when there is none that can be read."""
    if feature.plan is None:
        hint = f"`specflow plan {feature.spec.feature}` makes one."
        raise UnreadableInput(f"{feature.spec.feature} has no plan yet", slug="no-plan", hint=hint)
    if feature.plan.plan is None:
        first = feature.plan.problems[0]
        raise UnreadableInput(f"{first.at}: {first.message}", slug="broken-plan", hint=first.help)
    return feature.plan

