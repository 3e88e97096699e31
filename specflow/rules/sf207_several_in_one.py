"""Several requirements in one.

What it finds
-------------
Three or more obligations ("must", "shall") in one text; two are an info. An obligation in a relative clause ("the file that
must be kept") does not count, nor does the "otherwise" of a rule.

Why it matters
--------------
One id then stands for several behaviours: when one of them is built and tested, all of them look done, and a change to one
voids the signature under all.

Example
-------
    text: The clerk must see the case. The clerk must be able to close it. A closed case must be read-only.

How to fix
----------
Give each obligation a requirement of its own; keep the id for the first one. What only illustrates it belongs into a scenario.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

OBLIGATIONS = frozenset(("must", "shall", "mustn't"))
RELATIVE = frozenset("that which who whom what how when where if whether otherwise else and or but nor".split())
TOO_MANY = 3


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding at the second obligation of a text."""
    for statement in statements(project):
        words = _obligations(statement.reading)
        if len(words) > 1:
            start, end = statement.reading.spans[words[1]]
            severity = None if len(words) >= TOO_MANY else Severity.INFO
            message = f"this text holds {len(words)} obligations: one requirement each"
            yield statement.found(rule, start, end, message, severity=severity)


def _obligations(reading: Reading) -> list[int]:
    return [at for at, word in enumerate(reading.words) if word in OBLIGATIONS and _counts(reading, at)]


def _counts(reading: Reading, at: int) -> bool:
    """Not a second verb of the same sentence part, and not inside a relative clause or an `otherwise`."""
    first, _ = reading.sentence(at)
    before = reading.words[max(first, at - 6) : at]
    return reading.near(at, -1) not in RELATIVE and "otherwise" not in before and "else" not in before


RULE = Rule("SF207", "several-in-one", Severity.WARNING, __doc__, check)
