"""Before in one line, after in another.

What it finds
-------------
Two lines that put the same two steps in opposite order.

Why it matters
--------------
Each line alone is clear, so nobody asks. The order is noticed when both halves are built.

Example
-------
    - {id: FR-09, title: Boardroom, text: The boardroom must be approved before any invitation goes out.}
    - {id: BR-02, title: Invitations, text: The manager must decide on the boardroom once the guests have been invited.}

How to fix
----------
Decide which step comes first and say it the same way in both lines.
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


RULE = Rule("SF306", "order-clash", Severity.ERROR, __doc__, check)
