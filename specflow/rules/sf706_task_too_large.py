"""A task that is too large to finish and test in one go.

What it finds
-------------
A task of size L, one with more than four requirements, or one that may touch more than eight files.

Why it matters
--------------
A large task hides what is done and what is not, and a prompt for it does not fit what a reader or an agent can hold.

Example
-------
    - {id: T-02, title: The whole page, requirements: [FR-01, FR-02, FR-03, FR-04, FR-05], size: L}

How to fix
----------
Split it by requirement or by scenario, and let the parts depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

if TYPE_CHECKING:
    from specflow.model.plan import Task

MOST_REQUIREMENTS = 4
MOST_FILES = 8


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every task that should be several."""
    for file in project.plans.values():
        for position, task in enumerate(file.plan.tasks if file.plan else ()):
            why = _why(task)
            if why and task.status != "done":
                yield rule.found(file.at("tasks", position, "id"), f"`{task.id}` {task.title} {why}")


def _why(task: Task) -> str:
    if len(task.requirements) > MOST_REQUIREMENTS and not all(id_.startswith("SM-") for id_ in task.requirements):
        return f"serves {len(task.requirements)} requirements; {MOST_REQUIREMENTS} is the most"
    if len(task.files) > MOST_FILES:
        return f"may touch {len(task.files)} files; {MOST_FILES} is the most"
    return "is of size L" if task.size == "L" else ""


RULE = Rule("SF706", "task-too-large", Severity.WARNING, __doc__, check, needs=frozenset({"plans"}))
