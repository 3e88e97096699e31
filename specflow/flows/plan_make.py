"""`specflow plan`: from what both roles have signed to `plan.yaml` and its contracts, keeping what people did to it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from specflow.adapters import disk
from specflow.analysis.impact.succession import successors
from specflow.errors import UsageProblem, WouldLoseWork
from specflow.flows import plans
from specflow.flows.plan import Feature, feature_of, findings, sound
from specflow.flows.plan_contracts import checks, contracts
from specflow.flows.plan_layout import known_layout
from specflow.flows.wanted import By, Wanted
from specflow.flows.wanted import chosen as chosen_by
from specflow.model.finding import Finding
from specflow.model.plan import Plan, PlanFile
from specflow.parse.plan import read_plan
from specflow.plan.merge import Change, Scope, aligned, merged
from specflow.plan.planner import plan_of, planned_digest, planned_files
from specflow.plan.succession import succeeded
from specflow.plan.write import dump_plan

if TYPE_CHECKING:
    from specflow.plan.enrich import Enriched, Refused
    from specflow.plan.offer import Offer


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
    by: By = By()
    added: tuple[str, ...] = ()
    """What a model said and the plan holds now."""
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class Options:
    """How to plan. `update` touches only what follows from requirements whose text moved; `checks` writes contracts into the
    spec as checks."""

    unsigned: bool = False
    update: bool = False
    checks: bool = False
    write: bool = True
    wanted: Wanted = Wanted("offline")


@dataclass(frozen=True)
class Said:
    """Who planned, and what a model offers."""

    by: By
    offer: Offer | None = None


def plan(cwd: Path, name: str, options: Options = Options()) -> Made:
    """Plan a feature, or plan it again; a model is asked only where `options.wanted` says so.

    Raises `UsageProblem` when nothing is signed, `WouldLoseWork` when the plan that is there cannot be read, and what asking a
    model raises. Then nothing is written.
    """
    feature = sound(feature_of(cwd, name))
    by = chosen_by(options.wanted.provider, feature.workspace.config.model.provider)
    if by.provider == "offline":
        if not options.write:
            return _made(feature, options, Said(by))
        with disk.locked(feature.workspace.root, feature.workspace.root / feature.path):
            return _made(_again(feature), options, Said(by))
    return _with_model(feature, options, by)


def _with_model(feature: Feature, options: Options, by: By) -> Made:
    """Nobody else waits while a model is asked; when the plan was edited meanwhile, the answer speaks of another one."""
    from specflow.flows import model_plan

    ready = _ready(feature, options)
    asked = model_plan.ask(feature.workspace, options.wanted, by, feature.spec, ready.plan)
    if not options.write:
        return _made(feature, options, Said(asked.by, asked.offer))
    with disk.locked(feature.workspace.root, feature.workspace.root / feature.path):
        feature = _again(feature)
        if (feature.plan.text if feature.plan else "") != ready.before:
            raise WouldLoseWork(f"{feature.path} was changed while the model was asked", slug="changed-meanwhile",
                                hint="Nothing was written; run the same command again.")  # fmt: skip
        return _made(feature, options, Said(asked.by, asked.offer))


def _again(feature: Feature) -> Feature:
    return replace(feature, plan=plans.read(feature.workspace, feature.file))


@dataclass(frozen=True)
class _Ready:
    """Everything that planning needs: the text before, the file as it stands now, and the fresh plan in the file's names."""

    before: str
    now: PlanFile | None
    plan: Plan
    schemas: Mapping[str, str]
    chosen: frozenset[str]


def _ready(feature: Feature, options: Options) -> _Ready:
    chosen = _chosen(feature, options.unsigned)
    where = known_layout(feature.workspace, feature.file, feature.spec)
    old, unsigned = _old(feature), not chosen <= feature.signed
    if old is None:
        fresh = plan_of(feature.spec, chosen, where, unsigned=unsigned)
        return _Ready("", None, fresh.plan, fresh.schemas, chosen)
    now = read_plan(feature.path, succeeded(old.text, _plan(old), successors(feature.spec)))
    fresh = plan_of(feature.spec, chosen, replace(where, planned=planned_files(_plan(now))), unsigned=unsigned)
    return _Ready(old.text, now, aligned(_plan(now), fresh.plan), fresh.schemas, chosen)


def _made(feature: Feature, options: Options, said: Said) -> Made:
    ready = _ready(feature, options)
    better = _bettered(feature, ready, said)
    fresh = better.plan if better else ready.plan
    if ready.now is None:
        text, change = dump_plan(fresh), Change(added=[f"{one.id} {one.title}" for one in fresh.tasks])
    else:
        scope = _scope(feature, _plan(ready.now), ready.chosen, only_moved=options.update, asked=better is not None)
        text, change = merged(ready.now.text, _plan(ready.now), fresh, scope)
    written, kept = contracts(feature, ready.schemas, write=options.write)
    if options.write and text != ready.before:
        disk.replace(feature.workspace.root / feature.path, text.encode("utf-8", "surrogatepass"))
    enforced = checks(feature, fresh, write=options.write) if options.checks else ()
    found = read_plan(feature.path, text)
    left = tuple(one.id for one in feature.spec.requirements if one.id not in ready.chosen)
    difference = _difference(feature.path, ready.before, text) if ready.now else ""
    return Made(
        feature, _plan(found), text, difference, change, written, kept, left, findings(feature, found), enforced, said.by,
        _added(better, _plan(found)), tuple(better.refused) if better else (),
    )  # fmt: skip


def _bettered(feature: Feature, ready: _Ready, said: Said) -> Enriched | None:
    if said.offer is None:
        return None
    from specflow.flows import model_plan

    old = _plan(ready.now) if ready.now else None
    return model_plan.bettered(feature.workspace, feature.spec, ready.plan, said.offer, old)


def _added(better: Enriched | None, final: Plan) -> tuple[str, ...]:
    if better is None:
        return ()
    from specflow.flows import model_plan

    return model_plan.taken(better, final)


def _difference(path: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path, n=2)
    return "".join(lines)


def _chosen(feature: Feature, unsigned: bool) -> frozenset[str]:
    every = frozenset(one.id for one in feature.spec.requirements if one.status != "placeholder")
    chosen = every if unsigned else every & feature.signed
    if not every:
        message = f"{feature.file.path} has no requirement that is written yet, so there is nothing to plan"
        raise UsageProblem(message, slug="nothing-to-plan", hint="Write one, or `specflow draft` them from a note.")
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


def _scope(feature: Feature, old: Plan, chosen: frozenset[str], *, only_moved: bool, asked: bool) -> Scope:
    known = frozenset(item.id for _, _, item in feature.spec.items())
    digests = {one.id: planned_digest(feature.spec, one) for one in feature.spec.requirements}
    moved = frozenset(id_ for id_ in chosen if old.planned.get(id_) != digests[id_])
    metrics = frozenset(metric.id for metric in feature.spec.metrics)
    return Scope(known, chosen | metrics, moved, only_moved, asked)
