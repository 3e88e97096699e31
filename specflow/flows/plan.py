"""A feature with its plan, and how its requirements stand: what planning, tasks and prompts begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from specflow.adapters import disk
from specflow.analysis.approval.standing import standings
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import approvals, plans
from specflow.flows import workspace as ws
from specflow.flows.lint import found_by
from specflow.model.approval import ROLES, WHOLE, Signed
from specflow.model.finding import Finding, Severity
from specflow.model.plan import PlanFile
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.model.spec import Spec
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


def feature_of(cwd: Path, name: str) -> Feature:
    """The named feature. Raises `SpecflowError` when there is no such spec or it cannot be understood."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, [name], cwd)
    if len(paths) != 1:
        raise UsageProblem(f"`{name}` holds several specs", slug="several-specs", hint="Name one feature.")
    ws.refuse_namesakes(workspace, paths[0])
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


def findings(feature: Feature, file: PlanFile) -> tuple[Finding, ...]:
    """What the rules about plans find in one feature."""
    project = Project(feature.workspace.config, (feature.file,), extra_problems=file.problems, plans={feature.spec.feature: file})
    return found_by(rules("SF7"), project)


MOST_SHOWN = 20
"""Errors of form that a refusal lists."""


def sound(feature: Feature) -> Feature:
    """The same feature. Raises `UnreadableInput` with every finding when errors of form hide a part of its spec: what is made
    from the rest would look whole."""
    project = Project(feature.workspace.config, (feature.file,))
    parsed = [rule for rule in rules("SF1") if rule.check is Rule.of_problems]
    wrong = [one for one in found_by(parsed, project) if one.severity is Severity.ERROR]
    if wrong:
        name = feature.spec.feature
        lines = [f"{one.code} {one.at}: {one.message}" for one in wrong[:MOST_SHOWN]]
        lines += [f"and {len(wrong) - MOST_SHOWN} more"] if len(wrong) > MOST_SHOWN else []
        message = f"{feature.file.path} is not understood as a whole, so nothing is made from it"
        hint = f"Mend it; `specflow lint {name}` shows how."
        raise UnreadableInput(message, slug="broken-spec", hint=hint, details=tuple(lines))
    return feature


def required(feature: Feature) -> PlanFile:
    """The feature's plan. Raises `SpecflowError` when there is none that can be read."""
    if feature.plan is None:
        if disk.inside(feature.workspace.root, feature.path) is None:
            hint = "Put the plan itself there; what lies outside is not read."
            raise UnreadableInput(f"{feature.path} leads out of the workspace", slug="outside", hint=hint)
        hint = f"`specflow plan {feature.spec.feature}` makes one."
        raise UnreadableInput(f"{feature.spec.feature} has no plan yet", slug="no-plan", hint=hint)
    if feature.plan.plan is None:
        first = feature.plan.problems[0]
        raise UnreadableInput(f"{first.at}: {first.message}", slug="broken-plan", hint=first.help)
    return feature.plan

