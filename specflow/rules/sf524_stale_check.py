"""A check that speaks of older code.

What it finds
-------------
Recorded payloads or a report that are older than the code tagged with the requirement, or a result of `specflow
verify` from before the code of the feature changed.

Why it matters
--------------
It speaks of code that is no longer there.

Example
-------
    evidence/load.json is older than the code it speaks of: record it again

How to fix
----------
Record it again, or run `specflow verify` again. A report that stays true for longer may say `fresh: any` in its
check, which is part of what engineering signs.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import CheckState


def _is_mine(check: CheckState) -> bool:
    return check.outcome.value == "stale"


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such check; a warning where the requirement does not gate."""
    for state in project.trace.states if project.trace else ():
        for one in state.checks:
            if _is_mine(one):
                severity = rule.severity if state.enforced else Severity.INFO
                message = f"the {one.kind} check of `{state.id}` is stale: {one.detail}"
                yield rule.found(one.at or state.at, message, requirement=state.id, severity=severity)
    yield from rule.of_problems(project)


RULE = Rule("SF524", "stale-check", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
