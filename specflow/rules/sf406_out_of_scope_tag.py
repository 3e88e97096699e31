"""Code that names something its spec leaves out.

What it finds
-------------
A tag that names an out-of-scope line (an error), or code that names a requirement whose spec has a `scope:` that does
not cover the file (a warning). Tests may stand outside of it.

Why it matters
--------------
What was ruled out is being built, or the feature has spread to where its owners do not look.

Example
-------
    out_of_scope:
      - {id: OS-01, text: Table bookings}
    # spec: ask-maps/OS-01
    def book(table): …

How to fix
----------
Remove the code or the tag; if the scope has changed, change it in the spec first and have it signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.ids import kind_of
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every tag beyond the scope."""
    for use in project.trace.unresolved if project.trace else ():
        if use.standing is Standing.OUT_OF_SCOPE:
            severity = Severity.ERROR if kind_of(use.meant) == "OS" else Severity.WARNING
            yield rule.found(use.at, f"`{use.meant}`: {use.why}", requirement=use.meant, severity=severity)


RULE = Rule("SF406", "out-of-scope-tag", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
