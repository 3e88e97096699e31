"""In one state, two opposite behaviours.

What it finds
-------------
Two lines about the same state (offline, full, expired, …) of which one continues, allows, shows or keeps what the
other stops, refuses, hides or deletes.

Why it matters
--------------
States such as these are met rarely and under stress. What then happens should not depend on who wrote which part.

Example
-------
    - {id: FR-07, title: No network, text: "If a charger loses its link, it must go on charging."}
    - {id: EC-07, title: Offline, text: An offline charger must stop charging until it can be reached again.}

How to fix
----------
Decide what happens in that state and delete the other line, or tell the two states apart in words.
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


RULE = Rule("SF308", "state-clash", Severity.ERROR, __doc__, check)
