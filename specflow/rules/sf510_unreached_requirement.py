"""A requirement whose tests never run its code.

What it finds
-------------
A requirement that has to be reached or proven and is only verified: its tests pass, but no run was seen to execute
the code that is tagged with it.

Why it matters
--------------
A test that passes without running the code proves something else.

Example
-------
    FR-07: test_gate passed; src/ask/gate.py::gate never ran in it

How to fix
----------
Record reach (`pytest --spec-evidence … --spec-reach`), and let the test call the code it claims. In other languages name
coverage reports under `[evidence] coverage`; one that is measured while only the requirement's tests run, and is called after
it (`coverage/FR-07.info`), says in which tests its code ran.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every enforced requirement that is verified and has to be more."""
    for state in project.trace.states if project.trace else ():
        if state.short and state.state == "verified":
            why = "no claiming test was seen to run its code"
            if state.executed:
                why = f"a run executed `{state.executed[0]}`, but its report does not say in which test"
            yield rule.found(state.at, f"`{state.id}` is verified and has to be {state.required}: {why}", requirement=state.id)


RULE = Rule("SF510", "unreached-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
