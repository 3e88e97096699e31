"""spec-kit, the way out: `spec.md` and `tasks.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from specflow.model.ids import number_of
from specflow.model.plan import Plan
from specflow.model.spec import Requirement, Spec
from specflow.parse.interop.common import OPEN, OURS, REST, came_from, loud, rank_of, said, steps_of, title_of
from specflow.parse.interop.markdown import visible


def write_speckit(spec: Spec) -> str:
    """The spec as spec-kit's template has it; scenarios name the requirement they belong to, so that they find it again."""
    edges = [f"- **{one.id}**: {_named(spec, one)}{_text(spec, one)}" for one in spec.requirements if one.kind == "EC"]
    lines = [f"# Feature Specification: {_line(spec.title)}", "", *([] if _theirs(spec) else [OURS, ""])]
    lines += [f"**Feature Branch**: `{spec.feature}`", "**Status**: Draft"]
    lines += [
        f'**Input**: User description: "{_line(said(spec, spec.goal))}"',
        "",
        "## User Scenarios & Testing *(mandatory)*",
        "",
    ]
    lines += [*_stories(spec), "### Edge Cases", "", *edges, ""]
    lines += ["## Requirements *(mandatory)*", "", "### Functional Requirements", "", *_listed(spec), ""]
    if spec.terms:
        lines += [
            "### Key Entities",
            "",
            *(f"- **{_line(name)}**: {_line(said(spec, text))}" for name, text in spec.terms.items()),
            "",
        ]
    lines += ["## Success Criteria *(mandatory)*", "", "### Measurable Outcomes", "", *_outcomes(spec), ""]
    if spec.assumptions:
        lines += ["## Assumptions", "", *(f"- {_line(said(spec, one))}" for one in spec.assumptions), ""]
    if spec.out_of_scope:
        lines += ["## Out of Scope", "", *(f"- **{one.id}**: {_line(said(spec, one.text))}" for one in spec.out_of_scope), ""]
    if spec.questions:
        lines += ["## Clarifications", "", *_asked(spec), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _stories(spec: Spec) -> Iterator[str]:
    """Every story with its scenarios; requirements with scenarios and no story share one at the end."""
    number = 0
    for story in spec.stories:
        number += 1
        mine = [one for one in spec.requirements if one.story == story.id]
        rank = min((rank_of(one.priority) for one in mine), default="P1")
        who = f"As {_line(story.as_)}, I want {_line(story.want)}" + (f", so that {_line(story.so)}" if story.so else "")
        yield from (
            f"### User Story {number} - {_line(story.title or title_of(story.want))} (Priority: {rank})",
            "",
            f"{who}.",
            "",
        )
        yield from _acceptance(spec, mine)
    rest = [one for one in spec.requirements if not one.story and one.scenarios]
    if rest:
        yield from (f"### User Story {number + 1} - {REST} (Priority: P1)", "", "What belongs to no single story.", "")
        yield from _acceptance(spec, rest)


def _acceptance(spec: Spec, mine: Sequence[Requirement]) -> Iterator[str]:
    told = [(one, by) for one in mine for by in one.scenarios]
    if told:
        yield from ("**Acceptance Scenarios**:", "")
    for number, (one, by) in enumerate(told, 1):
        steps = (("Given", by.given), ("When", by.when), ("Then", by.then))
        words = ", ".join(f"**{word}** {_and(spec, text)}" for word, text in steps if text)
        title = f"*{_line(said(spec, by.title)).replace('*', '')}* — " if by.title else ""
        yield f"{number}. {title}{words} ({one.id})"
    if told:
        yield ""


def _and(spec: Spec, text: str) -> str:
    return " **And** ".join(_bullet_text(step) for step in steps_of(said(spec, text)))


def _bullet_text(text: str) -> str:
    """Text of a list item: lines after the first one are indented, so that they stay in it."""
    first, *more = visible(text).splitlines() or [""]
    return "\n".join([first, *(f"  {line}" if line.strip() else "" for line in more)])


def _listed(spec: Spec) -> Iterator[str]:
    for one in spec.requirements:
        if one.kind != "EC":
            yield f"- **{_name(one)}**: {_named(spec, one)}{_text(spec, one)}"


def _named(spec: Spec, one: Requirement) -> str:
    """The title in front, unless it is the sentence's own first words."""
    title = _line(one.title).replace("*", "")
    return "" if not title or title == title_of(_line(said(spec, one.text))) else f"**{title}**: "


def _name(one: Requirement) -> str:
    """What the other side called it, where it came from there."""
    return next((alias for alias in one.aliases if re.fullmatch(rf"{one.kind}-\d{{3,}}", alias)), one.id)


def _outcomes(spec: Spec) -> Iterator[str]:
    for one in spec.metrics:
        target = f" ({_line(one.target)})" if one.target else ""
        yield f"- **SC-{number_of(one.id):03d}**: {_line(said(spec, one.text))}{target}"


def _asked(spec: Spec) -> Iterator[str]:
    for one in spec.questions:
        yield f"- Q: {_line(one.text)} → A: {_line(one.answer)}" if one.answer else f"- **{one.id}**: {_line(one.text)}"


def _text(spec: Spec, one: Requirement) -> str:
    open_ = f" {OPEN}" if one.status == "placeholder" else ""
    text = _bullet_text(said(spec, one.text))
    return (text if _theirs(spec) else loud(text)) + open_


def _theirs(spec: Spec) -> bool:
    return came_from(spec, r"(?:^|/)specs/[^/]+/spec\.md$")


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def write_tasks(spec: Spec, plan: Plan) -> str:
    """The plan as spec-kit's `tasks.md`."""
    lines = [f"# Tasks: {_line(spec.title)}", ""]
    stories = {one.id: one.story for one in spec.requirements}
    for number, group in enumerate(plan.groups, 1):
        lines += [f"## Phase {number}: {_line(group.title)}", ""]
        for task in plan.tasks:
            if task.group == group.id:
                story = next((stories[id_] for id_ in task.requirements if stories.get(id_)), None)
                marks = ("[P] " if task.parallel else "") + (f"[{story.replace('-0', '').replace('-', '')}] " if story else "")
                after = f" (depends on {', '.join(_task(id_) for id_ in task.depends_on)})" if task.depends_on else ""
                where = f" in {_line(task.files[0])}" if task.files else ""
                box = "x" if task.status == "done" else " "
                lines.append(
                    f"- [{box}] {_task(task.id)} {marks}{_line(task.title)}{where} per {', '.join(task.requirements)}{after}"
                )
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _task(id_: str) -> str:
    return f"T{int(id_.partition('-')[2]):03d}"
