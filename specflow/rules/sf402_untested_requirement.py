"""A requirement that gates and that no test claims.

What it finds
-------------
An enforced requirement with code but without a test that names it, whose priority (or `rung`) asks for a verified
state.

Why it matters
--------------
A tag on code is a claim. Only a test that runs and passes shows that the behaviour is there.

Example
-------
    # spec: ask-maps/FR-07
    def gate(results): …            # and no test with `spec: ask-maps/FR-07`

How to fix
----------
Write a test and put `spec: <feature>/<id>` above it, or mark it with `@pytest.mark.spec("<feature>/<id>")`.
Where tests stand in the code's own file (Rust), write `spec-test:`: outside the test globs a plain tag implements.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import RequirementState


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every enforced requirement that has code and no claiming test or check."""
    for state in project.trace.states if project.trace else ():
        if state.short and state.implementations and not state.tests and not state.checks:
            link = state.implementations[0]
            place = Location.on_line(link.path, link.line)
            yield rule.found(
                state.at,
                f"no test claims `{state.id}`",
                requirement=state.id,
                related=[Related(f"implemented here by `{link.symbol or link.path}`", place, state.id)],
                help=_beside(state),
            )


def _beside(state: RequirementState) -> str:
    """What to do about tests that stand in the code's own file, where a plain tag says that code implements."""
    for link in state.implementations:
        if link.definition is not None and link.definition.kind == "test":
            where = f"`{link.symbol}` ({link.path}:{link.line})"
            return f"{where} stands outside the test globs: write `spec-test: {state.id}` above it."
    if any(link.path.endswith(".rs") for link in state.implementations):
        return f"Write a test and put `spec: {state.id}` above it, in the code's own file `spec-test: {state.id}`."
    return ""


RULE = Rule("SF402", "untested-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
