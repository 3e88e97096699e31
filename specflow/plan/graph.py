"""Tasks drawn: as text, as Mermaid, as a Markdown checklist, as a matrix for GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from specflow.analysis.impact.tasks import levels, stuck, together
from specflow.model.plan import Plan, Task
from specflow.parse.interop.markdown import md

MOST_JOBS = 256
"""What GitHub takes in one matrix."""
MARKS = {"done": "✓", "doing": "▶", "rework": "↻", "todo": "·"}


def graph_text(plan: Plan) -> str:
    """Waves of tasks, one below the other, each with what it waits for; what waits in a circle stands in no wave."""
    known, never = {task.id for task in plan.tasks}, stuck(plan.tasks)
    lines = []
    for number, wave in enumerate(levels(plan.tasks), 1):
        lines.append("never, since they wait in a circle or behind one" if wave == never else f"wave {number}")
        for task in wave:
            names = ", ".join(id_ if id_ in known else f"{id_} (missing)" for id_ in task.depends_on)
            waits = f"  ← {names}" if names else ""
            lines.append(f"  {MARKS[task.status]} {task.id} {_line(task.title)} [{', '.join(task.requirements)}]{waits}")
    return "\n".join(lines)


def graph_mermaid(plan: Plan) -> str:
    """The same for a page that draws Mermaid."""
    lines = ["flowchart LR"]
    for task in plan.tasks:
        name = _line(task.title).replace('"', "'").replace("`", "'").replace("<", "‹").replace(">", "›").replace("#", "＃")
        lines.append(f'  {_node(task.id)}["{task.id} {name}"]:::{task.status}')
    known = {task.id for task in plan.tasks}
    lines += [f"  {_node(id_)} --> {_node(task.id)}" for task in plan.tasks for id_ in task.depends_on if id_ in known]
    lines += ["  classDef done fill:#d5efdc", "  classDef doing fill:#fdf1c7", "  classDef rework fill:#f9d7d2"]
    return "\n".join(lines)


def _node(id_: str) -> str:
    return id_.replace("-", "")


def matrix(plan: Plan, feature: str) -> tuple[str, tuple[str, ...]]:
    """What can start now, side by side, as the `matrix` of a GitHub Actions job (one line of JSON); and who is left out, why."""
    free, left = together(plan.tasks)
    include = [
        {"feature": feature, "task": task.id, "title": _line(task.title), "requirements": " ".join(task.requirements)}
        for task in free[:MOST_JOBS]
    ]
    said = [f"{task.id} is left out: {why}" for task, why in left]
    said += [f"{task.id} is left out: a matrix holds {MOST_JOBS} jobs" for task in free[MOST_JOBS:]]
    return json.dumps({"include": include}, ensure_ascii=True, separators=(",", ":")), tuple(said)


def checklist(plan: Plan, title: str) -> str:
    """A Markdown checklist by group, each task with its requirements and what proves it."""
    lines = [f"# Tasks: {md(title)}", ""]
    titles = {group.id: group.title for group in plan.groups}
    for id_ in dict.fromkeys(task.group for task in plan.tasks):
        lines += [f"## {md(titles.get(id_ or '', 'Tasks'))}", ""]
        for task in plan.tasks:
            if task.group == id_:
                lines += _item(task)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _item(task: Task) -> list[str]:
    notes = [f"after {', '.join(task.depends_on)}"] if task.depends_on else []
    notes += ["may run in parallel"] if task.parallel else []
    box = "x" if task.status == "done" else " "
    tail = f" — {'; '.join(notes)}" if notes else ""
    head = f"- [{box}] **{task.id}** {md(task.title)} ({', '.join(task.requirements)}){tail}"
    return [head, *(f"  - {md(done)}" for done in task.done_when)]


def issue(task: Task, feature: str) -> dict[str, Any]:
    """A GitHub issue for a task: title, body and labels."""
    body = [f"`{feature}` {', '.join(f'**{id_}**' for id_ in task.requirements)}", ""]
    body += ["Done when:", *(f"- [ ] {md(done)}" for done in task.done_when), ""]
    body += [f"May touch: {', '.join(f'`{_code(path)}`' for path in task.files)}", ""] if task.files else []
    body += [f"After: {', '.join(task.depends_on)}", ""] if task.depends_on else []
    body.append(f"The prompt: `specflow prompt {feature} {task.id}`")
    return {"title": f"{task.id} {_line(task.title)}", "body": "\n".join(body), "labels": ["specflow", f"size {task.size}"]}


def task_rows(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Tasks as plain data, defaults included, so that a program need not know them."""
    return [task.model_dump(mode="json", exclude={"made"}) for task in tasks]


def _line(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    return _line(text).replace("`", "'")
