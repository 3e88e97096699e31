"""A check that did not run.

What it finds
-------------
A check for which there is nothing to judge: no recorded payload, no report, no engine, no consent to run it, or no
result of `specflow verify`.

Why it matters
--------------
A check that did not run has not passed.

Example
-------
    canary: it has not been run as it stands here: `specflow verify` runs it

How to fix
----------
Record what it needs, install the engine that the message names, or run `specflow verify`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import CheckState


def _is_mine(check: CheckState) -> bool:
    return check.outcome.value in ("not run", "error") and check.slug not in ("undersampled", "failed")


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such check; a warning where the requirement does not gate."""
    for state in project.trace.states if project.trace else ():
        for one in state.checks:
            if _is_mine(one):
                severity = rule.severity if state.enforced else Severity.INFO
                message = f"the {one.kind} check of `{state.id}` did not run: {one.detail}"
                yield rule.found(one.at or state.at, message, requirement=state.id, severity=severity)
    yield from rule.of_problems(project)


RULE = Rule("SF523", "check-not-run", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
