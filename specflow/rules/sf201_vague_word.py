"""A vague word.

What it finds
-------------
Words that leave open what is asked for: "appropriate", "adequate", "properly", "significant", "and/or". Words that only ask
"which?" ("relevant", "certain", "standard", "automatically" without a moment) are an info, and so is every vague word of a text
that has scenarios: they may say what it means. Quotes, code and the spec's own `terms` are left alone.

Why it matters
--------------
Two people build two things from a vague word, and a test cannot say which of them is right.

Example
-------
    text: The system must show an appropriate message.        # which message is appropriate?

How to fix
----------
Say what is meant: the very value, list, message or rule. A word that has a fixed meaning in your team belongs under `terms:`
or under `allow` in `[lint.words]`; words of your own to look for go under `vague` there.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Hit, Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

MOMENTS = frozenset("when whenever if after once upon on at every within while during as until before based".split())


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every vague word."""
    for statement in statements(project, outcomes=True):
        for hit, said, severity in statement.hits("vague"):
            if not (hit.weak and _explained(statement.reading, hit)):
                yield statement.found(rule, hit.start, hit.end, _message(said, hit.weak), severity=severity)


def _explained(reading: Reading, hit: Hit) -> bool:
    """A figure stands in the sentence, or what happens automatically has its moment there."""
    if reading.words[hit.first].startswith("automatic"):
        first, after = reading.sentence(hit.first)
        return not MOMENTS.isdisjoint(reading.words[first:after])
    return reading.measured(hit.first)


def _message(said: str, weak: bool) -> str:
    how = said.lower().endswith("ly")
    if weak:
        return f"“{said}”: {'in which way or when, exactly' if how else 'which, or what kind, exactly'}?"
    return f"“{said}” leaves open {'how' if how else 'what'} exactly is asked for"


RULE = Rule("SF201", "vague-word", Severity.WARNING, __doc__, check)
