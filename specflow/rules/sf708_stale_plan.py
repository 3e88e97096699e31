"""A requirement that changed since it was planned.

What it finds
-------------
A requirement whose text, scenarios or parameters differ from what `planned` holds.

Why it matters
--------------
Design, tasks and prompts still say the old thing; whoever builds from them builds the wrong one.

Example
-------
    planned: {FR-07: 9f2c…}        # and FR-07 has been reworded since

How to fix
----------
Run `specflow plan <feature> --update` and look at what it changes; finished tasks come back as rework.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.fingerprint import text_digest
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every planned requirement whose text moved."""
    for placed in project.requirements:
        file = project.plans.get(placed.spec.feature)
        digest = file.plan.planned.get(placed.requirement.id) if file and file.plan else None
        if digest is not None and digest != text_digest(placed.requirement, placed.spec.parameters):
            help_ = f"Run `specflow plan {placed.spec.feature} --update`."
            message = f"`{placed.full_id}` has changed since it was planned"
            yield rule.found(placed.at("text"), message, requirement=placed.full_id, help=help_)


RULE = Rule("SF708", "stale-plan", Severity.WARNING, __doc__, check, needs=frozenset({"plans"}))
