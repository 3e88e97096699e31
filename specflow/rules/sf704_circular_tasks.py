"""Tasks that wait for one another.

What it finds
-------------
A task that depends on itself, directly or through others.

Why it matters
--------------
None of them can ever start; `specflow tasks --ready` would stay silent about them.

Example
-------
    - {id: T-01, title: A, depends_on: [T-02]}
    - {id: T-02, title: B, depends_on: [T-01]}

How to fix
----------
Take out the `depends_on` that is not true, or split the task that both wait for.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.impact.tasks import circles
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """One finding for every circle, at its first task."""
    for file in project.plans.values():
        if file.plan is None:
            continue
        places = {task.id: position for position, task in enumerate(file.plan.tasks)}
        for circle in circles(file.plan.tasks):
            way = " → ".join((*circle, circle[0]))
            yield rule.found(file.at("tasks", places[circle[0]], "depends_on"), f"these tasks wait for one another: {way}")


RULE = Rule("SF704", "circular-tasks", Severity.ERROR, __doc__, check, needs=frozenset({"plans"}))
