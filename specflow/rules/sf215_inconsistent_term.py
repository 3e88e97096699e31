"""Two names for one thing.

What it finds
-------------
One spec that spells a word with and without a hyphen ("e-mail" and "email"), or uses two names that products use for the same
thing ("log in" and "sign in", "basket" and "cart"). The rarer one is reported, at its first use.

Why it matters
--------------
Two names are two things to whoever reads carefully: a developer, a test, a coding agent, a search.

Example
-------
    - {id: FR-01, title: Add, text: The visitor must be able to add a print to the basket.}
    - {id: FR-02, title: Pay, text: The visitor must be able to pay for the cart.}

How to fix
----------
Choose one name, and define it under `terms:` where it needs a definition. Pairs of your own go under `same` in `[lint.words]`
(`same = ["booking / reservation"]`); if they do differ, allow one of them under `allow`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby

from specflow.analysis.wording.statements import Statement, statements
from specflow.analysis.wording.terms import Use, doubled, names_of
from specflow.model.finding import Edit, Finding, Fix, Related, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every name that is not the usual one of its spec."""
    names = names_of(project.config.lint.words.get("same", ()))
    for _, group in groupby(statements(project, outcomes=True), key=lambda one: one.placed.file.path):
        for rarer, usual, spelling in doubled(list(group), names):
            yield _found(rule, rarer, usual, spelling)


def _found(rule: Rule, rarer: Use, usual: Use, spelling: bool) -> Finding:
    statement, start, end = rarer.places[0]
    other, begin, stop = usual.places[0]
    return rule.found(
        statement.placed.words(start, end, *statement.keys),
        f"“{rarer.name}” here, “{usual.name}” elsewhere ({usual.times} ×): one name for one thing",
        requirement=statement.placed.full_id,
        related=[Related("the usual name", other.placed.words(begin, stop, *other.keys), other.placed.full_id)],
        fix=_respelt(rarer, usual) if spelling else None,
    )


def _respelt(rarer: Use, usual: Use) -> Fix | None:
    """Every use of the rarer spelling in the usual one; None when one of them cannot be located."""
    edits = tuple(_edit(statement, start, end, usual.name) for statement, start, end in rarer.places)
    return Fix(f"write “{usual.name}” throughout", tuple(edit for edit in edits if edit)) if all(edits) else None


def _edit(statement: Statement, start: int, end: int, name: str) -> Edit | None:
    at = statement.placed.words(start, end, *statement.keys)
    offset = _line_starts(statement.placed.file.text)[at.line - 1] + at.column - 1
    written = statement.reading.text[start:end]
    if statement.placed.file.text[offset : offset + len(written)] != written:
        return None
    return Edit(at.path, offset, offset + len(written), name.capitalize() if written[:1].isupper() else name)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))


RULE = Rule("SF215", "inconsistent-term", Severity.INFO, __doc__, check)
