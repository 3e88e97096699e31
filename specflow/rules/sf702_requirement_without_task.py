"""A requirement that was planned or gates, and that no task builds.

What it finds
-------------
In a feature with a plan: a requirement that the plan lists under `planned`, or that gates because it was signed, and that no
task names. A plan marked `unsigned` answers for every requirement that is no placeholder.

Why it matters
--------------
What no task names, nobody builds. It turns up at the check, when the release is near.

Example
-------
    planned: {FR-01: 9f2c…, FR-02: 11aa…}
    tasks: [{id: T-01, title: Ask, requirements: [FR-01]}]        # and who does FR-02?

How to fix
----------
Run `specflow plan <feature>`, or name the requirement in the task that covers it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every requirement of a planned feature that no task names."""
    states = {state.id: state.enforced for state in project.trace.states} if project.trace else {}
    for placed in project.requirements:
        file = project.plans.get(placed.spec.feature)
        if file is None or file.plan is None:
            continue
        named = {id_ for task in file.plan.tasks for id_ in task.requirements}
        one = placed.requirement
        owed = one.id in file.plan.planned or states.get(placed.full_id, False) or file.plan.unsigned
        if owed and one.status != "placeholder" and not named & {one.id, *one.aliases}:
            yield rule.found(placed.at("id"), f"no task of {file.path} builds `{placed.full_id}`", requirement=placed.full_id)


RULE = Rule("SF702", "requirement-without-task", Severity.ERROR, __doc__, check, needs=frozenset({"plans"}))
