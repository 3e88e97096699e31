"""A claiming test that failed.

What it finds
-------------
A test that claims a requirement and failed, broke, or passed though it was expected to fail.

Why it matters
--------------
The requirement does not hold, or the test no longer says what it should.

Example
-------
    tests/ask/test_gate.py::test_gate      failed

How to fix
----------
Mend the code; if the test is wrong, mend the test; if the requirement is wrong, mend the spec first (`specflow
amend`).
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.evidence import Outcome
from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule

HOW = {
    Outcome.FAILED: "failed",
    Outcome.ERROR: "broke",
    Outcome.XPASSED: "passed though it was expected to fail",
}


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every failing claim."""
    for state in project.trace.states if project.trace else ():
        for claim in state.tests:
            if claim.outcome in HOW:
                how = HOW[claim.outcome]
                at = Location.on_line(claim.link.path, claim.link.line)
                severity = Severity.ERROR if state.enforced else Severity.WARNING
                message = f"`{claim.link.symbol or claim.link.path}`, which claims `{state.id}`, {how}"
                yield rule.found(at, message, requirement=state.id, severity=severity)


RULE = Rule("SF502", "failing-test", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
