"""A check that had nothing to look at.

What it finds
-------------
A workspace with enforced requirements in which not a single source or test file was found.

Why it matters
--------------
A check that looks at nothing passes always. That is how a wrong glob turns a gate off without a word.

Example
-------
    [trace]
    source = ["scr/**"]          # src was meant

How to fix
----------
Correct `source` and `tests` under `[trace]`, or run the check where the code is.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """One finding when there was nothing to trace."""
    if project.trace and not project.trace.looked_at and any(state.enforced for state in project.trace.states):
        yield rule.found(Location("specflow.toml"), "no source or test file was found, so nothing was traced")


RULE = Rule("SF416", "nothing-traced", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
