"""What a requirement touches: whatever has to be looked at when it changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from specflow.analysis.impact.succession import predecessors
from specflow.model.approval import ROLES, Approval
from specflow.model.code import Relation
from specflow.model.location import Location
from specflow.model.plan import PlanFile
from specflow.model.project import Placed, Project
from specflow.model.text import parameters_in
from specflow.model.trace import RequirementState, Standing

KINDS = ("requirement", "decision", "resolution", "design", "task", "check", "code", "test", "approval", "feature")


_NOWHERE: Mapping[tuple[str, str], int] = {}


class Touched(NamedTuple):
    """One thing that a requirement touches, and why."""

    kind: str
    name: str
    title: str
    at: Location
    why: str


def impact(
    project: Project, placed: Placed, records: Sequence[Approval] = (), lines: Mapping[tuple[str, str], int] = _NOWHERE
) -> tuple[Touched, ...]:
    """Everything in the project that bears on one requirement, in the order of `KINDS`; `lines`: (role, subject) -> where it
    was signed."""
    plan = project.plans.get(placed.spec.feature)
    found = [
        *_requirements(placed), *_decisions(placed), *_resolutions(placed), *_planned(placed, plan),
        *_checks(placed), *_traced(project, placed), *_approvals(placed, records, lines), *_features(project, placed),
    ]  # fmt: skip
    return tuple(sorted(dict.fromkeys(found), key=lambda one: KINDS.index(one.kind)))


def _requirements(placed: Placed) -> Iterator[Touched]:
    """What depends on it, directly or through others, and what shares a value with it."""
    others = list(enumerate(placed.spec.requirements))
    why = {placed.requirement.id: ""}
    pending = [placed.requirement.id]
    for id_ in pending:
        for position, one in others:
            if id_ in one.depends_on and one.id not in why:
                why[one.id] = f"depends on {id_}"
                pending.append(one.id)
                yield Touched("requirement", one.id, one.title, placed.file.at("requirements", position), why[one.id])
    mine = {use.name for use in parameters_in(placed.requirement.text)}
    for position, one in others:
        shared = sorted(mine & {use.name for use in parameters_in(one.text)})
        if shared and one.id not in why:
            at = placed.file.at("requirements", position)
            yield Touched("requirement", one.id, one.title, at, f"shares {', '.join(f'{{{name}}}' for name in shared)}")


def _decisions(placed: Placed) -> Iterator[Touched]:
    mine = {use.name for use in parameters_in(placed.requirement.text)}
    for position, one in enumerate(placed.spec.decisions):
        sets = sorted(mine & set(one.sets))
        if sets or placed.requirement.id in one.serves:
            why = f"sets {', '.join(sets)}" if sets else f"serves {placed.requirement.id}"
            yield Touched("decision", one.id, one.question, placed.file.at("decisions", position), why)


def _resolutions(placed: Placed) -> Iterator[Touched]:
    for position, one in enumerate(placed.spec.resolutions):
        if placed.requirement.id in one.between:
            between = " and ".join(one.between)
            at = placed.file.at("resolutions", position)
            yield Touched("resolution", between, one.why, at, "void when the text changes")


def _planned(placed: Placed, file: PlanFile | None) -> Iterator[Touched]:
    names = {placed.requirement.id, *placed.requirement.aliases, *predecessors(placed.spec, placed.requirement.id)}
    if file is None or file.plan is None:
        return
    for section, position, element in file.plan.design.elements():
        if names & set(element.requirements):
            title = str(getattr(element, "name", "") or getattr(element, "when", "") or getattr(element, "text", ""))
            yield Touched("design", element.id, title, file.at(f"design.{section}", position), section)
    direct = {task.id for task in file.plan.tasks if names & set(task.requirements)}
    for position, task in enumerate(file.plan.tasks):
        if task.id in direct:
            yield Touched("task", task.id, task.title, file.at("tasks", position), f"builds it; {task.status}")
        elif direct & set(task.depends_on):
            waits = ", ".join(id_ for id_ in task.depends_on if id_ in direct)
            yield Touched("task", task.id, task.title, file.at("tasks", position), f"waits for {waits}; {task.status}")


def _checks(placed: Placed) -> Iterator[Touched]:
    for number, check in enumerate(placed.requirement.checks):
        kind = next(iter(check), "check")
        said = json.dumps(check.get(kind), ensure_ascii=False, default=str)
        yield Touched("check", kind, said[:100], placed.at("checks", number), "proves it")


def _traced(project: Project, placed: Placed) -> Iterator[Touched]:
    state = _state(project, placed.full_id)
    for link in state.implementations if state else ():
        yield Touched("code", link.target, link.symbol, Location(link.path, link.line), "implements it")
    for claim in state.tests if state else ():
        test = claim.link
        yield Touched("test", test.target, test.symbol, Location(test.path, test.line), claim.outcome.value)
    before = {placed.spec.full_id(id_) for id_ in predecessors(placed.spec, placed.requirement.id)}
    for use in project.trace.uses if project.trace else ():
        if use.standing is Standing.RETIRED and use.meant in before:
            kind = "test" if use.relation is Relation.VERIFIES else "code"
            symbol = use.tag.owner.name if use.tag.owner else ""
            target = f"{use.file.path}::{symbol}" if symbol else use.file.path
            yield Touched(kind, target, symbol, use.at, f"still names {use.id}, which this one replaced")


def _approvals(placed: Placed, records: Sequence[Approval], lines: Mapping[tuple[str, str], int]) -> Iterator[Touched]:
    path = f"{placed.file.folder}/approvals.yaml".lstrip("/")
    for role in ROLES:
        for id_ in predecessors(placed.spec, placed.requirement.id):
            if any(one.subject == id_ and one.role == role for one in records):
                at = Location(path, lines.get((role, id_), 1))
                yield Touched("approval", role, f"signed {id_}", at, "has to sign what replaced it")
        mine = [one for one in records if one.subject == placed.requirement.id and one.role == role]
        if mine:
            at = Location(path, lines.get((role, placed.requirement.id), 1))
            yield Touched("approval", role, f"signed by {mine[-1].by} on {mine[-1].date}", at, "void when the text changes")


def _features(project: Project, placed: Placed) -> Iterator[Touched]:
    """Other features that name it, or that share its code."""
    for other in project.requirements:
        if other.spec.feature == placed.spec.feature:
            continue
        one = other.requirement
        steps = [str(step) for told in one.scenarios for step in told.model_dump().values()]
        said = "\n".join([one.text, one.rationale or "", *steps])
        if placed.full_id in said:
            yield Touched("feature", other.full_id, one.title, other.at(), "names it")
    mine = _definitions(project, placed.full_id)
    for full, definitions in _shared(project).items():
        if full.partition("/")[0] != placed.spec.feature and mine & definitions:
            path, line, symbol = sorted(mine & definitions)[0]
            yield Touched("feature", full, symbol, Location(path, line), "answers for the same code")


def _shared(project: Project) -> Mapping[str, frozenset[tuple[str, int, str]]]:
    return {state.id: _definitions(project, state.id) for state in project.trace.states} if project.trace else {}


def _definitions(project: Project, full: str) -> frozenset[tuple[str, int, str]]:
    state = _state(project, full)
    links = state.implementations if state else ()
    return frozenset((link.path, link.line, link.symbol) for link in links if link.symbol)


def _state(project: Project, full: str) -> RequirementState | None:
    return project.trace.state_of(full) if project.trace else None
