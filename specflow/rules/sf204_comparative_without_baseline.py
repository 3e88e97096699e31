"""A comparison with nothing to compare to.

What it finds
-------------
"Faster", "better", "more reliable", "improved" in a sentence that neither says than what nor gives a figure, and "best",
"easiest", "most relevant" without a measure of it. Plain "more", "highest" or "nearest" are an info, and so are all of
them in a text that has scenarios.

Why it matters
--------------
Any change makes something better than something. Without a baseline the requirement is met by everything and by nothing.

Example
-------
    text: Lists must load faster.                             # than what, and by how much?

How to fix
----------
Give the figure to reach, or name the baseline ("than release 2.3 on the same data"); for a ranking, say what it is ranked
by. Words of your own go under `comparative` or `superlative` in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Hit, Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

BASELINES = frozenset(("than", "compared", "relative", "baseline", "today's", "versus", "vs"))
RANKED = frozenset(("by", "among", "measured", "ranked", "sorted", "ordered"))


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every comparative or superlative that hangs in the air."""
    for statement in statements(project):
        for hit, said, severity in statement.hits("comparative"):
            if not _settled(statement.reading, hit, BASELINES):
                message = f"“{said}” compares with nothing: than what, or how much?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)
        for hit, said, severity in statement.hits("superlative"):
            if not _settled(statement.reading, hit, RANKED):
                message = f"“{said}” is a superlative without a measure: by what is it ranked?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


def _settled(reading: Reading, hit: Hit, words: frozenset[str]) -> bool:
    first, after = reading.sentence(hit.first)
    return not words.isdisjoint(reading.words[first:after]) or reading.measured(hit.first)


RULE = Rule("SF204", "comparative-without-baseline", Severity.WARNING, __doc__, check)
