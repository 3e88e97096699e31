"""Kept in one line, gone in another.

What it finds
-------------
Data that one line keeps longer than another lets it live: kept for years against deleted after days, kept for ever
against erased on request, stored against never stored.

Why it matters
--------------
This is the clash that costs most: what was deleted does not come back, and what was kept too long is a breach.

Example
-------
    - {id: FR-09, title: Audit, text: Charging sessions must stay linked to the driver's name for five years.}
    - {id: NFR-05, title: Privacy, text: "After 60 days, session data must no longer show who was driving."}

How to fix
----------
Say which data falls under which period, in the words of both lines, or settle on one period.
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


RULE = Rule("SF303", "retention-against-deletion", Severity.ERROR, __doc__, check)
