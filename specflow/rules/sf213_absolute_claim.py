"""A promise that nobody can keep, or test.

What it finds
-------------
"Guaranteed", "at all times", "under all circumstances", "error-free", "100 %" of availability, accuracy or success. "Always" and
"never" are an info, and only in non-functional requirements.

Why it matters
--------------
One counterexample breaks an absolute, so everybody reads it as "mostly", and the real bound is never agreed.

Example
-------
    text: The service must be available 100 % of the time.

How to fix
----------
Give the bound that is really needed (99.5 % a month), and say what happens beyond it. A rule without exceptions ("must never
send an address") may stay as it is. Words of your own to look for go under `absolute` in `[lint.words]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

_WHOLE = re.compile(r"(?<![\d.,])(?:100|one hundred)\s?(?:%|percent|per cent)", re.IGNORECASE)
QUALITIES = frozenset(
    "available availability uptime accurate accuracy correct correctness reliable reliability secure coverage success "
    "successful time precise precision recall compliant detection safe".split()
)


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every absolute that is a promise and no rule."""
    for statement in statements(project):
        for hit, said, severity in statement.hits("absolute"):
            if not hit.weak or statement.placed.requirement.kind == "NFR":
                message = f"“{said}” has no exception: which bound is really needed?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)
        if not QUALITIES.isdisjoint(statement.reading.words):
            for whole in _WHOLE.finditer(statement.reading.text):
                message = f"“{whole[0]}” has no exception: which bound is really needed?"
                yield statement.found(rule, *whole.span(), message)


RULE = Rule("SF213", "absolute-claim", Severity.WARNING, __doc__, check)
