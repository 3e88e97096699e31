"""A requirement whose tests do not notice spoilt code.

What it finds
-------------
A requirement that has to be proven and is only reached: it was not shown that its tests fail when its code is spoilt.

Why it matters
--------------
Tests can run every line and assert nothing that matters.

Example
-------
    FR-07: reached; `specflow prove` has not shown that its tests notice a spoilt `gate`

How to fix
----------
Run `specflow prove` for the requirement and strengthen the tests until its mutants are killed by assertions.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every enforced requirement that is reached and has to be proven."""
    for state in project.trace.states if project.trace else ():
        if state.short and state.state == "reached":
            yield rule.found(state.at, f"`{state.id}` is reached and has to be {state.required}", requirement=state.id)


RULE = Rule("SF511", "unproven-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
