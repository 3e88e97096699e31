"""Two names for one thing: spellings that differ by a hyphen, and pairs that products use for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from specflow.analysis.wording.lists import SAME
from specflow.analysis.wording.statements import Statement

Names = Mapping[str, tuple[str, str]]
"""Form → (group, name): `log-in` → (`log in / sign in`, `log in`)."""


@dataclass
class Use:
    """How often one name of a thing is used, and where first: statement and characters."""

    name: str
    times: int = 0
    places: list[tuple[Statement, int, int]] = field(default_factory=list)


def names_of(own: Iterable[str]) -> Names:
    """The names that stand for one thing, from the shared list and a team's own lines (`booking / reservation`)."""
    found: dict[str, tuple[str, str]] = {}
    for line in (*SAME.strip().splitlines(), *own):
        for forms in line.split("/"):
            each = [form.strip().lower() for form in forms.split(",") if form.strip()]
            found.update({variant: (line, each[0]) for form in each for variant in (form, form + "s")})
    return found


def doubled(statements: Sequence[Statement], names: Names) -> Iterator[tuple[Use, Use, bool]]:
    """(the rarer name, the usual one, whether they differ in spelling only), by first use of the rarer one."""
    groups: dict[str, dict[str, Use]] = {}
    for statement in statements:
        reading = statement.reading
        for hit in reading.of("same"):
            form = " ".join(reading.words[hit.first : hit.last + 1])
            if form in names:
                group, name = names[form]
                _note(groups.setdefault(group, {}), name, statement, hit.start, hit.end)
    for names_used in groups.values():
        rarer, usual = _ranked(list(names_used.values()))
        yield from ((use, usual, False) for use in rarer)
    for one, other in _spellings(statements):
        rarer, usual = _ranked([one, other])
        yield rarer[0], usual, True


def _spellings(statements: Sequence[Statement]) -> Iterator[tuple[Use, Use]]:
    """The uses of every word that stands with and without its hyphen."""
    vocabulary: dict[str, None] = {}
    for statement in statements:
        vocabulary.update(dict.fromkeys(statement.reading.words))
    pairs = [(word, word.replace("-", "")) for word in vocabulary if "-" in word and not word.startswith("re-")]
    pairs = [(word, joined) for word, joined in pairs if joined in vocabulary]
    wanted = {word for pair in pairs for word in pair}
    uses: dict[str, Use] = {}
    for statement in statements if wanted else ():
        for word, (start, end) in zip(statement.reading.words, statement.reading.spans, strict=True):
            if word in wanted:
                _note(uses, word, statement, start, end)
    yield from ((uses[word], uses[joined]) for word, joined in pairs)


def _note(uses: dict[str, Use], name: str, statement: Statement, start: int, end: int) -> None:
    use = uses.setdefault(name, Use(name))
    use.times += 1
    if len(use.places) < 100:
        use.places.append((statement, start, end))


def _ranked(uses: list[Use]) -> tuple[list[Use], Use]:
    """The rarer ones, and the usual one: most often, then first."""
    usual = max(uses, key=lambda use: use.times)
    return [use for use in uses if use is not usual], usual
