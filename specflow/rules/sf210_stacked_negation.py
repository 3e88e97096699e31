"""Negation upon negation.

What it finds
-------------
Three negations in one sentence, or "not" before a word that denies already ("not impossible"). Two in one clause are an info, and
so is "not … unless" and "no … without". Enumerations ("no name and no address") count once; a condition and its consequence may
have one each.

Why it matters
--------------
Readers lose count, and then a test asserts the opposite.

Example
-------
    text: The system must not refuse a file that is not too large unless it has no name.

How to fix
----------
Turn it round: say what must happen, and when ("… only if …").
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

NOT = frozenset(
    "not no never none nobody nothing neither cannot can't don't doesn't mustn't won't isn't aren't unless without".split()
)
DENIES = frozenset(
    "impossible unable unlikely uncommon unusual unnecessary unreasonable inaccessible unavailable invisible incorrect invalid "
    "unauthorised unauthorized incomplete unknown without unless".split()
)
COORDINATORS = frozenset(("and", "or", "nor", "but", ","))
EXCEPTIONS = frozenset(("unless", "without"))
CLAUSES = frozenset(
    ", ; : ( that which who whose when if while where because as so since before after until must shall should may can".split()
)
TOO_MANY = 3
MOST_SHOWN = 5


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every sentence that denies a denial."""
    for statement in statements(project):
        reading = statement.reading
        for first, after in reading.sentences:
            negations = _negations(reading, first, after)
            doubled = [at for at in negations if reading.words[at] == "not" and reading.near(at, 1) in DENIES]
            stacked = doubled or [at for at in negations[1:] if _same_clause(reading, negations[0], at)]
            if stacked or len(negations) >= TOO_MANY:
                at = stacked[0] if stacked else negations[1]
                severity = None if doubled or len(negations) >= TOO_MANY else Severity.INFO
                yield statement.found(rule, *reading.spans[at], _message(reading, negations, at), severity=severity)


def _negations(reading: Reading, first: int, after: int) -> list[int]:
    """Where the sentence denies; one that only continues an enumeration is left out."""
    found: list[int] = []
    for at in range(first, after):
        if reading.words[at] in NOT and not (found and reading.near(at, -1) in COORDINATORS):
            found.append(at)
    return found


def _same_clause(reading: Reading, first: int, second: int) -> bool:
    """No new verb or clause begins between the two, or the second one is an exception to the first."""
    return reading.words[second] in EXCEPTIONS or CLAUSES.isdisjoint(reading.words[first + 1 : second])


def _message(reading: Reading, negations: list[int], at: int) -> str:
    if len(negations) < 2:
        return f"“{reading.said(at, at + 1)}” denies a denial: say it the other way round"
    said = ", ".join(f"“{reading.said(one, one)}”" for one in negations[:MOST_SHOWN])
    return f"{said} in one sentence: say it without denying twice"


RULE = Rule("SF210", "stacked-negation", Severity.WARNING, __doc__, check)
