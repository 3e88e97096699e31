"""A task that waits for one that does not exist, or does not wait for one that it needs.

What it finds
-------------
An id in `depends_on` that no task of the plan carries (an error); and a task that may run before a task whose requirement its
own requirement depends on (a warning).

Why it matters
--------------
The order of work is computed from these lines. A dangling one blocks a task for ever; a missing one lets two people build
on sand.

Example
-------
    - {id: T-02, title: Price, requirements: [FR-03], depends_on: [T-77]}

How to fix
----------
Name a task that exists, or take the line out; where the spec says `depends_on`, say so in the plan as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specflow.analysis.impact.tasks import before
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Spec

if TYPE_CHECKING:
    from specflow.model.plan import PlanFile


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every dependency that is named and absent, or needed and not named."""
    for _, spec in project.understood:
        file = project.plans.get(spec.feature)
        if file is not None and file.plan is not None:
            yield from _dangling(rule, file)
            yield from _unsaid(rule, file, spec)


def _dangling(rule: Rule, file: PlanFile) -> Iterator[Finding]:
    tasks = file.plan.tasks if file.plan else ()
    known = {task.id for task in tasks}
    for position, task in enumerate(tasks):
        for number, id_ in enumerate(task.depends_on):
            if id_ not in known:
                at = file.at("tasks", position, "depends_on", number)
                yield rule.found(at, f"`{task.id}` waits for `{id_}`, which does not exist")


def _unsaid(rule: Rule, file: PlanFile, spec: Spec) -> Iterator[Finding]:
    tasks = file.plan.tasks if file.plan else ()
    needs = {one.id: one.depends_on for one in spec.requirements}
    builders: dict[str, list[str]] = {}
    for task in tasks:
        for id_ in task.requirements:
            builders.setdefault(id_, []).append(task.id)
    earlier = before(tasks)
    for position, task in enumerate(tasks):
        wanted = {needed for id_ in task.requirements for needed in needs.get(id_, ()) if needed not in task.requirements}
        for needed in sorted(wanted):
            others = [one for one in builders.get(needed, []) if one != task.id]
            waits = any(one in earlier[task.id] for one in others)
            if others and not waits and not any(task.id in earlier[one] for one in others):
                at = file.at("tasks", position, "id")
                message = f"`{task.id}` does not wait for {others[0]}, which builds `{needed}` that it depends on"
                yield rule.found(at, message, severity=Severity.WARNING)


RULE = Rule("SF705", "missing-dependency", Severity.ERROR, __doc__, check, needs=frozenset({"plans"}))
