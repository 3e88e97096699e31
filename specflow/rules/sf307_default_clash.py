"""Two defaults for one thing.

What it finds
-------------
Two lines that say what happens when something is not given, and say different things: 60 minutes and half an hour, at
once and at night.

Why it matters
--------------
A default is the behaviour most people get, and nobody chose it. Two of them mean that chance decides.

Example
-------
    - {id: FR-03, title: Usual length, text: "Unless the organiser sets an end, a booking must last 60 minutes."}
    - {id: EC-05, title: No end, text: "If no end is given, the system must assume half an hour."}

How to fix
----------
Keep one of the two lines, and let the value be a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.findings import findings_of
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each pair of lines."""
    yield from findings_of(rule, project)


RULE = Rule("SF307", "default-clash", Severity.ERROR, __doc__, check)
