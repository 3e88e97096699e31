"""A task that serves no requirement, or one that does not exist.

What it finds
-------------
A task whose `requirements` is empty, or names an id that the spec does not have or has retired. Metrics count as well.

Why it matters
--------------
Work that no requirement asks for is work that nobody signed.

Example
-------
    - {id: T-09, title: Tidy up the cache}        # for which requirement?

How to fix
----------
Name the requirement, or remove the task; if the work is needed, the spec has to say why first.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every task that names nothing, and for every id that is nothing."""
    for file, spec in project.understood:
        planned = project.plans.get(spec.feature)
        if planned is None or planned.plan is None:
            continue
        known = {id_ for _, _, item in spec.items() for id_ in (item.id, *getattr(item, "aliases", ()))}
        retired = {gone.id for gone in spec.retired}
        for position, task in enumerate(planned.plan.tasks):
            if not task.requirements:
                yield rule.found(planned.at("tasks", position, "id"), f"`{task.id}` {task.title} names no requirement")
            for number, id_ in enumerate(task.requirements):
                if id_ not in known:
                    why = "was retired" if id_ in retired else f"is not in {file.path}"
                    at = planned.at("tasks", position, "requirements", number)
                    yield rule.found(at, f"`{task.id}` names `{id_}`, which {why}")


RULE = Rule("SF703", "task-without-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"plans"}))
