"""Asked for, and left out.

What it finds
-------------
A requirement for something that a line under `out_of_scope` leaves out, also when the requirement names a part of it
(sandwiches, and catering is out).

Why it matters
--------------
It will be built by one and refused by another, and the estimate covers neither.

Example
-------
    - {id: FR-10, title: Refreshments, text: The organiser must be able to order coffee and sandwiches.}
    out_of_scope:
    - {id: OS-02, text: Catering}

How to fix
----------
Remove the requirement, or narrow the line under `out_of_scope` so that it says what exactly stays out.
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


RULE = Rule("SF304", "outside-the-scope", Severity.ERROR, __doc__, check)
