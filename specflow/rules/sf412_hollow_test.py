"""A test that claims a requirement and cannot fail.

What it finds
-------------
A claiming test with an empty body, one that is marked to be skipped or that a later test of the same name replaces, or one
in which nothing is asserted; a claiming class or file of which that is true of every test. What stands behind a `return`, under
`if False`, in an inner function that nothing calls, compares a name with itself, or asks only a function that the test made up
(`gate = lambda: 3`) asserts nothing.

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

from specflow.model.code import Definition, Precision
from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Link, RequirementState


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every claiming test that is empty, skipped or asserts nothing."""
    for state in project.trace.states if project.trace else ():
        for claim in state.tests:
            definition = claim.link.definition
            if definition is None or definition.kind in ("class", "type"):
                yield from _group(rule, project, state, claim.link)
                continue
            why = _why(definition, project, claim.link.path) if definition.kind in ("function", "method", "test") else ""
            if why:
                at = Location.on_line(claim.link.path, claim.link.line)
                message = f"`{claim.link.symbol}` claims `{state.id}` and {why}"
                severity = Severity.ERROR if state.enforced else Severity.WARNING
                help_ = _LET_IT_RUN if definition.skipped and not definition.empty else ""
                yield rule.found(at, message, requirement=state.id, severity=severity, help=help_)


_LET_IT_RUN = "Let it run, or take the claim off the test."


def _group(rule: Rule, project: Project, state: RequirementState, link: Link) -> Iterator[Finding]:
    """A claim of a whole class or file, of whose tests not one can fail."""
    file = project.trace.files.get(link.path) if project.trace else None
    around = link.definition
    tests = [
        one for one in file.definitions
        if one.kind == "test" and (around is None or around.start <= one.line <= around.end)
    ] if file and link.precision is not Precision.COMMENT else []  # fmt: skip
    if tests and all(_why(one, project, link.path) for one in tests):
        severity = Severity.ERROR if state.enforced else Severity.WARNING
        message = f"`{link.symbol or link.path}` claims `{state.id}` and none of its tests can fail: "
        message += ", ".join(f"`{one.name}` {_why(one, project, link.path)}" for one in tests[:3])
        yield rule.found(Location.on_line(link.path, link.line), message, requirement=state.id, severity=severity)


def _why(definition: Definition, project: Project, path: str) -> str:
    if definition.empty:
        return "does nothing"
    if definition.skipped:
        return _why_skipped(definition, project, path)
    return "" if definition.asserts else "asserts nothing"


def _why_skipped(definition: Definition, project: Project, path: str) -> str:
    file = project.trace.files.get(path) if project.trace else None
    later = [one.line for one in file.definitions if one.name == definition.name and one.line > definition.line] if file else []
    return f"never runs: line {later[0]} gives its name to another test" if later else "is skipped"


RULE = Rule("SF412", "hollow-test", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
