"""What `specflow trace` prints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator

from specflow.cli.terminal import paint
from specflow.flows.trace_query import Story, Why
from specflow.model.project import Project
from specflow.model.spec import Decision
from specflow.model.text import filled, parameters_in
from specflow.model.trace import Claim, RequirementState
from specflow.report.json import state_data
from specflow.report.matrix import matrix_html, matrix_rows
from specflow.report.text import clean


def story_text(story: Story) -> str:
    """One requirement for people."""
    one, state = story.placed, story.state
    requirement = one.requirement
    lines = [
        f"{paint(one.full_id, 'place')}  {clean(requirement.title)}",
        f"  {clean(filled(requirement.text, one.spec.parameters))}",
        "",
        f"  status    {requirement.status}, {requirement.priority}" + (f", rung {requirement.rung}" if requirement.rung else ""),
        f"  state     {state.state}" + (f", needs {state.required}" if state.enforced else ", not enforced"),
        f"  written   {one.at().path}:{one.at().line}",
    ]
    lines += [f"  source    {ref.path}:{ref.line}  “{clean(ref.quote or '')}”" for ref in requirement.source]
    lines += [f"  because   {clean(requirement.rationale)}"] if requirement.rationale else []
    lines += [f"  decision  {d.id} {clean(d.question)} by {d.by} on {d.date}: {clean(d.why or '')}" for d in _decisions(story)]
    lines += [f"  signed    {a.role} by {a.by} on {a.date}" for a in story.approvals]
    lines += [f"  task      {task.id} {clean(task.title)}, {task.status}  {at.path}:{at.line}" for task, at in story.tasks]
    lines += [f"  code      {link.path}:{link.line}  {clean(link.symbol)}" for link in state.implementations]
    lines += [
        f"  test      {claim.link.path}:{claim.link.line}  {clean(claim.link.symbol)}  {_result(claim)}" for claim in state.tests
    ]
    lines += [f"  check     {one.kind}  {_outcome(one.outcome.value)}" for one in state.checks]
    lines += [f"  accepted  {a.target}" + (f": {clean(a.why)}" if a.why else "") for a in story.accepted]
    lines += [f"  changed   {c.date} {c.commit} {clean(c.subject)}, {clean(c.by)}" for c in story.history]
    return "\n".join(lines)


def _result(claim: Claim) -> str:
    """How a test ended, and what says so."""
    told = f" ({claim.freshness.value}, {claim.report})" if claim.report else ""
    return f"{_outcome(claim.outcome.value)}{paint(told, 'quiet')}"


def _outcome(outcome: str) -> str:
    return paint(outcome, "good" if outcome == "passed" else "warning")


def _decisions(story: Story) -> Iterator[Decision]:
    used = {use.name for use in parameters_in(story.placed.requirement.text)}
    id_ = story.placed.requirement.id
    return (one for one in story.placed.spec.decisions if one.decided and (used & set(one.sets) or id_ in one.serves))


def why_text(why: Why) -> str:
    """Why a line exists, for people."""
    head = f"{why.path}:{why.line}" + (f"  in {why.symbol}" if why.symbol else "")
    if not why.stories:
        return f"{head}\n\nNo requirement answers for this line."
    return "\n\n".join([head, *(story_text(story) for story in why.stories)])


def story_json(story: Story) -> str:
    """One requirement for programs."""
    return json.dumps(_story_data(story), ensure_ascii=False, indent=1)


def why_json(why: Why) -> str:
    """Why a line exists, for programs."""
    data = {"path": why.path, "line": why.line, "symbol": why.symbol, "requirements": [_story_data(one) for one in why.stories]}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _story_data(story: Story) -> dict[str, object]:
    one = story.placed
    return {
        **state_data(story.state),
        "title": one.requirement.title,
        "text": filled(one.requirement.text, one.spec.parameters),
        "source": [ref.model_dump(exclude_none=True) for ref in one.requirement.source],
        "decisions": [
            {"id": d.id, "question": d.question, "by": d.by, "date": d.date, "why": d.why} for d in _decisions(story)
        ],
        "approvals": [{"role": a.role, "by": a.by, "date": a.date} for a in story.approvals],
        "accepted": [{"target": a.target, "by": a.by, "why": a.why} for a in story.accepted],
        "tasks": [
            {"id": task.id, "title": task.title, "status": task.status, "path": at.path, "line": at.line}
            for task, at in story.tasks
        ],
        "history": [change._asdict() for change in story.history],
    }


def _matrix_text(project: Project) -> str:
    rows = matrix_rows(project)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = []
    for row in rows:
        lines.append("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), *row[3:]]).rstrip())
    return "\n".join(lines)


def _matrix_csv(project: Project) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in matrix_rows(project))
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t" and cell not in ("–",) else cell


def _matrix_json(project: Project) -> str:
    states: tuple[RequirementState, ...] = project.trace.states if project.trace else ()
    return json.dumps({"requirements": [state_data(state) for state in states]}, ensure_ascii=False, indent=1)


MATRIX: dict[str, Callable[[Project], str]] = {
    "text": _matrix_text,
    "csv": _matrix_csv,
    "html": matrix_html,
    "json": _matrix_json,
}
