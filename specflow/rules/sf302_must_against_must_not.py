"""One line says yes, another says no.

What it finds
-------------
A prohibition that another line breaks without being named as its exception, and copies of one line in which a single
word says the opposite. A different actor, state or platform, or an explicit exception, is no clash.

Why it matters
--------------
An agent implements whichever of the two it read last. Both readers will be sure that they were right.

Example
-------
    - {id: FR-02, title: Titles, text: The title of a private booking must not be shown on the panel.}
    - {id: FR-09, title: Panel, text: The panel must show the title of every private booking.}

How to fix
----------
Choose a side and change the other line, or name the exception in the line that forbids.
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


RULE = Rule("SF302", "must-against-must-not", Severity.ERROR, __doc__, check)
