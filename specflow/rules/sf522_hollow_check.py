"""A check that cannot fail.

What it finds
-------------
A check that stays green on an input that was spoilt on purpose: a field dropped or blanked, a matched line replaced,
a measurement made ten thousand times worse, a marker planted.

Why it matters
--------------
A check that cannot fail proves nothing. It only looks like a gate.

Example
-------
    metric: {report: evidence/load.json, value: p99, unit: s, below: 100000}

How to fix
----------
Make the check say what the requirement says: a required field, a tighter bound, a pattern that names the thing, a
place that the run really writes to. The message quotes the spoilt input that got past.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import CheckState


def _is_mine(check: CheckState) -> bool:
    return check.control == "green"


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such check; a warning where the requirement does not gate."""
    for state in project.trace.states if project.trace else ():
        for one in state.checks:
            if _is_mine(one):
                severity = rule.severity if state.enforced else Severity.WARNING
                message = f"the {one.kind} check of `{state.id}` cannot fail: it let {one.spoilt} pass"
                yield rule.found(one.at or state.at, message, requirement=state.id, severity=severity)
    yield from rule.of_problems(project)


RULE = Rule("SF522", "hollow-check", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
