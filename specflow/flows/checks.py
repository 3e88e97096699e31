"""Checks of a workspace: read what they are judged by, judge them, keep what only `verify` may find out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from specflow.flows import workspace as ws
from specflow.flows.checks_judge import Judge, Seen
from specflow.flows.kept import stored
from specflow.model.checks import RUNS, Judged
from specflow.model.evidence import Outcome
from specflow.model.finding import Problem, Related
from specflow.model.project import Project, SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import CheckState
from specflow.parse.checks.definitions import Defined, checks_of


@dataclass
class Outcomes:
    """What came of all checks: states by full id of the requirement, and problems for what has no state."""

    states: dict[str, list[CheckState]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    judged: list[tuple[Defined, Judged]] = field(default_factory=list)


def has_checks(project: Project) -> bool:
    """Whether any requirement or metric has a check: without one nothing below costs anything."""
    return any(
        any(one.checks for one in spec.requirements) or any(one.checks for one in spec.metrics) for _, spec in project.understood
    )


def outcomes(workspace: ws.Workspace, project: Project, seen: Seen) -> Outcomes:
    """Judge every check that runs nothing, and take what `verify` left for the others."""
    found = Outcomes()
    for file, spec in project.understood:
        defined, problems = checks_of(file, spec)
        found.problems += problems
        if not defined:
            continue
        judge = Judge(workspace, file, spec, seen)
        kept = stored(workspace, spec.feature)
        for one in defined:
            found.judged.append((one, judge.kept(one, kept) if one.check.kind in RUNS else judge.static(one)))
        _settle(found, file, spec)
    return found


def add_sarif(found: Outcomes, workspace: ws.Workspace, project: Project, seen: Seen) -> None:
    """What other analysers say joins the states of the requirements that their rules name."""
    from specflow.flows import sarif

    states, problems = sarif.states(workspace, project, tuple(seen.links))
    found.problems += problems
    for full, state in states:
        found.states.setdefault(full, []).append(state)


def _settle(found: Outcomes, file: SpecFile, spec: Spec) -> None:
    """States for requirements, problems for metrics, and blame where a contract names another requirement."""
    mine = [(one, judged) for one, judged in found.judged if one.owner.startswith(f"{spec.feature}/")]
    own = {(one.owner, getattr(one.check, "contract", "")) for one, _ in mine}
    requirements = {spec.full_id(one.id) for one in spec.requirements}
    for one, judged in mine:
        kind = one.check.kind
        if one.owner in requirements:
            state = CheckState(kind, judged.outcome, judged.control, judged.detail, one.at, judged.spoilt, judged.slug)
            found.states.setdefault(one.owner, []).append(state)
        else:
            found.problems += _of_metric(one, judged, file, spec)
        for id_, detail in judged.blamed:
            full = spec.full_id(id_)
            if full in requirements and (full, getattr(one.check, "contract", "")) not in own:
                state = CheckState(kind, Outcome.FAILED, "", detail, one.at, "", "failed")
                found.states.setdefault(full, []).append(state)


def _of_metric(one: Defined, judged: Judged, file: SpecFile, spec: Spec) -> Iterator[Problem]:
    """A metric has no rung: what is wrong with its checks is told as it is, and a missed target reopens decisions."""
    if judged.holds:
        return
    kind = KINDS.get(judged.slug, "failed-check" if judged.outcome is Outcome.FAILED else "check-not-run")
    yield Problem(kind, f"`{one.owner}`: {judged.detail}", one.at, requirement=one.owner)
    if judged.outcome is not Outcome.FAILED:
        return
    own = one.owner.rpartition("/")[2]
    for position, decision in enumerate(spec.decisions):
        if own in decision.serves:
            message = f"`{decision.id}` was decided to serve `{own}`, whose target is missed: {judged.detail}"
            at = file.at("decisions", position, "serves")
            related = (Related("the missed target", one.at, one.owner),)
            yield Problem("reopened-decision", message, at, requirement=spec.full_id(decision.id), related=related)


KINDS = {
    "failed": "failed-check", "hollow": "hollow-check", "undersampled": "undersampled-check", "stale": "stale-check",
    "broken": "bad-check",
}  # fmt: skip
"""The rule that speaks of a judgement, by its slug; `check-not-run` speaks of the rest."""
