"""A measurement with too few samples.

What it finds
-------------
A measurement or evaluation with fewer samples, cases or repetitions than the check asks for, or than its percentile
needs at 95 % confidence (59 for p95, 299 for p99).

Why it matters
--------------
With thirty samples nobody knows what one request in a hundred looks like.

Example
-------
    evidence/load.json rests on 40 samples; p99 needs 299

How to fix
----------
Let the run take more samples, or ask for a percentile that the samples can carry.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import CheckState


def _is_mine(check: CheckState) -> bool:
    return check.slug == "undersampled"


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such check; a warning where the requirement does not gate."""
    for state in project.trace.states if project.trace else ():
        for one in state.checks:
            if _is_mine(one):
                severity = rule.severity if state.enforced else Severity.WARNING
                message = f"the {one.kind} check of `{state.id}` rests on too little: {one.detail}"
                yield rule.found(one.at or state.at, message, requirement=state.id, severity=severity)
    yield from rule.of_problems(project)


RULE = Rule("SF525", "undersampled-check", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
