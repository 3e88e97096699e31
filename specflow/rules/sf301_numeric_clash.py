"""Amounts that cannot both hold.

What it finds
-------------
Two lines about one thing whose amounts leave no common value: a minimum above a maximum, a promise beyond a limit,
two exact values, ranges that do not meet, units taken into account; also one bound set for the mean in one line and
for a percentile in the other. A stricter bound inside a looser one is not a clash.

Why it matters
--------------
Whoever builds it meets one line and breaks the other, and learns of it when somebody measures.

Example
-------
    - {id: FR-04, title: How far ahead, text: An employee must be able to book a room up to 180 days ahead.}
    - {id: BR-01, title: Horizon, text: No room may be reserved more than three months in advance.}

How to fix
----------
Decide which amount is meant and write it in one place: a parameter that both lines name. If both may stand, add the
condition that tells them apart, or record a resolution.
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


RULE = Rule("SF301", "numeric-clash", Severity.ERROR, __doc__, check)
