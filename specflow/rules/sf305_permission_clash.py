"""Kept for some, opened to others.

What it finds
-------------
What only certain people may do in one line, and others may do in another; or what somebody must not do and may do. A
role that is a kind of the other is no clash.

Why it matters
--------------
Permissions that disagree are found by the wrong person, on a bad day.

Example
-------
    - {id: FR-08, title: Bookings of others, text: Releasing a booking of another person must be reserved to the reception desk.}
    - {id: EC-04, title: Nobody comes, text: "When a booked room stands empty, any colleague must be able to free it."}

How to fix
----------
Name the exception in the line that keeps it for some, or take the permission away in the other.
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


RULE = Rule("SF305", "permission-clash", Severity.ERROR, __doc__, check)
