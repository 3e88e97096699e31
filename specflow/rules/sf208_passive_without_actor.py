"""A decision that nobody takes.

What it finds
-------------
"Must be approved", "shall be agreed" without "by whom": passives of actions that need a person or a role. "Must be defined" or
"configured" are an info. What the system obviously does itself ("must be shown", "must be deleted") is left alone.

Why it matters
--------------
Who may approve is a permission. Left out, it is decided in code.

Example
-------
    text: A refund above 100 EUR must be approved.             # by whom?

How to fix
----------
Name the actor: "A shift lead must approve a refund above 100 EUR", or add "by" and the role.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Hit, Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

BE = frozenset(("be", "been"))
MODALS = frozenset(("must", "shall", "should", "will", "has", "have", "needs", "need"))
REACH = 4


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every passive whose actor matters and is missing."""
    for statement in statements(project):
        for hit, said, severity in statement.hits("acted"):
            if _is_demanded(statement.reading, hit) and not _has_actor(statement.reading, hit):
                message = f"“{said}” by whom? The actor is missing"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


def _is_demanded(reading: Reading, hit: Hit) -> bool:
    """`must be approved`, `shall not yet have been reviewed`: a form of `be` and a modal closely before it."""
    first, _ = reading.sentence(hit.first)
    before = reading.words[max(first, hit.first - REACH) : hit.first]
    return not BE.isdisjoint(before[-2:]) and not MODALS.isdisjoint(before)


def _has_actor(reading: Reading, hit: Hit) -> bool:
    _, after = reading.sentence(hit.last)
    return "by" in reading.words[hit.last : after] or "automatically" in reading.words[hit.first - 1 : after]


RULE = Rule("SF208", "passive-without-actor", Severity.WARNING, __doc__, check)
