"""The same requirement twice.

What it finds
-------------
Two lines that say the same in the same or nearly the same words, also with a different force (must, should), in one spec or in
two. A copy in which a changed word says the opposite is no duplicate but a contradiction (SF302).

Why it matters
--------------
Both are built, tested and signed, and one of them is changed one day while the other is not. Then they contradict each other.

Example
-------
    - {id: FR-03, title: Confirm, text: The user must confirm before a link is dropped.}
    - {id: FR-21, title: Dropping, text: The user shall confirm before a link is dropped.}

How to fix
----------
Keep one of them, retire the other with the reason "merged", and let what named the retired one name the one that stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.findings import findings_of
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each pair of copies."""
    yield from findings_of(rule, project)


RULE = Rule("SF310", "duplicate-requirement", Severity.WARNING, __doc__, check)
