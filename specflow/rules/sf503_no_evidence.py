"""No test results to go by.

What it finds
-------------
Enforced requirements that have to be verified, and not a single report of a test run that counts.

Why it matters
--------------
Without results every claim of every test is only a claim.

Example
-------
    $ specflow check           # before any test has run with evidence

How to fix
----------
Run the tests with evidence first: `pytest --spec-evidence .specflow/evidence/pytest.json`, or `specflow evidence --
<your test command>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """One finding for a run without evidence, at the first requirement that would need it."""
    if project.trace is None or project.trace.reports:
        return
    waiting = [state for state in project.trace.states if state.short and state.tests]
    if waiting:
        first, more = waiting[0], len(waiting) - 1
        others = f" and {more} other{'s' if more > 1 else ''}" if more else ""
        message = f"there is no test report, so `{first.id}`{others} cannot be shown to hold"
        yield rule.found(first.at, message, requirement=first.id)


RULE = Rule("SF503", "no-evidence", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
