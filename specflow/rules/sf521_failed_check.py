"""A requirement's check that failed.

What it finds
-------------
A check of a requirement that was run and did not hold: a payload that the contract refuses, code that must not be
there, a bound that is missed, a marker that turned up.

Why it matters
--------------
The requirement does not hold, whatever the tests say.

Example
-------
    evidence/answers.jsonl:7: /results/0: 'ai_reason' is a required property

How to fix
----------
Mend the code until the check passes; if the requirement is wrong, change the spec first.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import CheckState


def _is_mine(check: CheckState) -> bool:
    return check.slug == "failed"


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such check; a warning where the requirement does not gate."""
    for state in project.trace.states if project.trace else ():
        for one in state.checks:
            if _is_mine(one):
                severity = rule.severity if state.enforced else Severity.WARNING
                message = f"the {one.kind} check of `{state.id}` failed: {one.detail}"
                yield rule.found(one.at or state.at, message, requirement=state.id, severity=severity)
    yield from rule.of_problems(project)


RULE = Rule("SF521", "failed-check", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
