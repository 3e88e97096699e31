"""A test that claims a requirement and cannot fail.

What it finds
-------------
A claiming test with an empty body, one that is marked to be skipped, or one in which nothing is asserted.

Why it matters
--------------
It is green whatever the code does. A requirement that rests on it is not verified, it only looks so.

Example
-------
    @pytest.mark.spec("ask-maps/FR-07")
    def test_gate():
        gate([])                # runs, asserts nothing

How to fix
----------
Assert what the requirement says, or take the claim off the test.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.code import Definition
from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every claiming test that is empty, skipped or asserts nothing."""
    for state in project.trace.states if project.trace else ():
        for claim in state.tests:
            definition = claim.link.definition
            why = _why(definition) if definition and definition.kind in ("function", "method", "test") else ""
            if why:
                at = Location.on_line(claim.link.path, claim.link.line)
                message = f"`{claim.link.symbol}` claims `{state.id}` and {why}"
                severity = Severity.ERROR if state.enforced else Severity.WARNING
                yield rule.found(at, message, requirement=state.id, severity=severity)


def _why(definition: Definition) -> str:
    if definition.empty:
        return "does nothing"
    if definition.skipped:
        return "is skipped"
    return "" if definition.asserts else "asserts nothing"


RULE = Rule("SF412", "hollow-test", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
