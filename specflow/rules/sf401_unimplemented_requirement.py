"""A requirement that gates and that no code answers for.

What it finds
-------------
An enforced requirement without tagged code, without an entry in `implemented_by`, and without a check, whose priority
(or `rung`) asks for more.

Why it matters
--------------
It was promised and signed. Without a trace nobody can say whether it was built, and a change cannot be followed to
it.

Example
-------
    - {id: FR-07, title: Say so when the answer is thin, status: final, …}     # and no `spec: ask-maps/FR-07` anywhere

How to fix
----------
Put a comment `spec: <feature>/<id>` above the function that does it, or name the function under `implemented_by`. If
it is not built yet, it cannot be final for this build: waive it with a reason, an owner and an end, or lower its
priority.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every enforced requirement that is missing from the code.

    A tag that nearly names it is told by the rule for unknown ids, which also has the correction.
    """
    nearly = {use.meant for use in project.trace.unresolved if use.standing is Standing.UNKNOWN} if project.trace else set()
    for state in project.trace.states if project.trace else ():
        if state.short and state.state == "missing" and state.id not in nearly:
            claims = "a test claims" if len(state.tests) == 1 else f"{len(state.tests)} tests claim"
            tested = f", though {claims} it" if state.tests else ""
            yield rule.found(state.at, f"no code answers for `{state.id}`{tested}", requirement=state.id)


RULE = Rule("SF401", "unimplemented-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
