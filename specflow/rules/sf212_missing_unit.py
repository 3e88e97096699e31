"""A number of nothing.

What it finds
-------------
A time or limit whose number has no unit: "within 30.", "a timeout of 5," or "within {ttl}" where the parameter `ttl` is a bare
number.

Why it matters
--------------
Thirty seconds and thirty minutes are both "30". The unit is guessed once in code and once in the test, and not always alike.

Example
-------
    text: The session must end after 30.

How to fix
----------
Write the unit behind the number, or give the parameter one: `session_ttl: 30 min` or `{value: 30, unit: min}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.analysis.wording.reading import Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Spec

TIMELY = frozenset("within after every".split())
MEASURED = frozenset("timeout delay interval latency duration ttl period lifetime".split())
LINKS = frozenset("of is than below under above at most to least exceed be must not only more less".split())
ENDS = frozenset(". ; , ) when if while until unless and or".split())
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_YEARS = range(1900, 2101)


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every number that lacks its unit."""
    for statement in statements(project, outcomes=True):
        reading = statement.reading
        for at, word in enumerate(reading.words):
            if not (word[0].isdigit() or word[0] == "{"):
                continue
            if _ends_here(reading, at) and _asks_for_unit(reading, at) and _is_bare(word, statement.placed.spec):
                said = reading.said(at, at)
                yield statement.found(rule, *reading.spans[at], f"“{said}” of what? The number has no unit")


def _is_bare(word: str, spec: Spec) -> bool:
    """A number without a unit, or a parameter that is one."""
    if _NUMBER.fullmatch(word):
        return not (word.isdecimal() and int(word) in _YEARS)
    if not word.startswith("{"):
        return False
    name, _, bare = word.strip("{}").partition(".")
    given = spec.parameters.get(name)
    if given is None or isinstance(given.value, bool | tuple):
        return False
    return (bare == "value" or not given.unit) and _NUMBER.fullmatch(str(given.value)) is not None


def _ends_here(reading: Reading, at: int) -> bool:
    return reading.near(at, 1) in ENDS or at + 1 == len(reading.words)


def _asks_for_unit(reading: Reading, at: int) -> bool:
    """`within 30`, `a timeout of 5`, `the delay must be at most 5`."""
    if reading.near(at, -1) in TIMELY:
        return True
    back = at - 1
    while back >= 0 and at - back <= len(LINKS) and reading.words[back] in LINKS:
        back -= 1
    return 0 <= back < at - 1 and reading.words[back] in MEASURED


RULE = Rule("SF212", "missing-unit", Severity.WARNING, __doc__, check)
