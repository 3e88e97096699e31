"""A quantity or time without a bound.

What it finds
-------------
"Several", "many", "a number of", "regularly", "soon", "minimise": amounts and times that name no figure, in a sentence that gives
none either. "Some", "multiple" or "immediately" are an info, and so are all of them in a text that has scenarios.

Why it matters
--------------
Without a bound nobody knows when it is kept. One developer's "soon" is another one's nightly job.

Example
-------
    text: The system must regularly remind the borrower.      # how often?

How to fix
----------
Give the number with its unit, or a bound ("at most 5", "within 2 seconds"); a value that several places share belongs under
`parameters:`. Words of your own to look for go under `unbounded` in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Hit, Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

PLURALS = frozenset("several multiple some many few".split())
CONDITIONS = frozenset("when whenever if while where that who which".split())
REACH = 20
NONE = frozenset("not no never without nor".split())


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every amount or time that no figure bounds."""
    for statement in statements(project, outcomes=True):
        for hit, said, severity in statement.hits("unbounded"):
            if not statement.reading.measured(hit.first) and not _only_says_which(statement.reading, hit):
                message = f"“{said}” names no bound: how much, how many, how often, until when?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


def _only_says_which(reading: Reading, hit: Hit) -> bool:
    """In a condition “several” means more than one, and “no details” means none."""
    first, _ = reading.sentence(hit.first)
    before = reading.words[max(first, hit.first - REACH) : hit.first]
    if reading.words[hit.first] in PLURALS:
        return any(word in CONDITIONS and "," not in before[at:] for at, word in enumerate(before))
    return reading.words[hit.first] == "details" and not NONE.isdisjoint(before)


RULE = Rule("SF203", "unbounded-quantity", Severity.WARNING, __doc__, check)
