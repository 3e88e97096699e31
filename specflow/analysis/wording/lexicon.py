"""Word lists as one dictionary of phrases: at every word the longest phrase wins, so no word is reported twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from specflow.analysis.wording.lists import ALLOWED, LISTS

ALLOW = "allow"
LONGEST = 8


class Entry(NamedTuple):
    """A phrase of a list; `weak` when it is a matter of taste."""

    words: tuple[str, ...]
    kind: str
    weak: bool


Entries = Mapping[str, tuple[Entry, ...]]


class Lexicon:
    """The lists of the house, with a team's own phrases and the terms of a spec before them. Compared by identity."""

    __slots__ = ("own", "shared")

    def __init__(self, own: Entries, shared: Entries) -> None:
        self.own = own
        self.shared = shared

    def matches(self, words: tuple[str, ...]) -> Iterator[tuple[str, bool, int, int]]:
        """Every phrase as (list, weak, first word, last word), without overlaps; what is allowed is left out."""
        free = 0
        for at, word in enumerate(words):
            if at >= free and (word in self.shared or word in self.own):
                entry = self._longest(words, at)
                if entry:
                    free = at + len(entry.words)
                    if entry.kind != ALLOW:
                        yield entry.kind, entry.weak, at, free - 1

    def _longest(self, words: tuple[str, ...], at: int) -> Entry | None:
        word = words[at]
        candidates = (*self.own.get(word, ()), *self.shared.get(word, ()))
        best: Entry | None = None
        for entry in candidates:
            size = len(entry.words)
            if (best is None or size > len(best.words)) and (size == 1 or words[at : at + size] == entry.words):
                best = entry
        return best


def lexicon_of(words: Mapping[str, Iterable[str]], terms: Iterable[str]) -> Lexicon:
    """The lexicon for a configuration's `[lint.words]` and a spec's terms; the same input gives the same object."""
    return _lexicon(tuple((kind, tuple(phrases)) for kind, phrases in sorted(words.items())), tuple(sorted(terms)))


@lru_cache(maxsize=256)
def _lexicon(words: tuple[tuple[str, tuple[str, ...]], ...], terms: tuple[str, ...]) -> Lexicon:
    allowed = [phrase for kind, phrases in words if kind == ALLOW for phrase in phrases]
    own = [entry for phrase in (*allowed, *terms) for entry in _entries(phrase, ALLOW, False)]
    own += [entry for kind, phrases in words if kind != ALLOW for phrase in phrases for entry in _own(phrase, kind)]
    return Lexicon(_by_first(own), _shared())


def _own(phrase: str, kind: str) -> Iterator[Entry]:
    """A team's phrase; `booking / reservation` under `same` are two."""
    for one in phrase.replace("/", ",").split(",") if kind == "same" else [phrase]:
        yield from _entries(one, kind, False)


@lru_cache(maxsize=1)
def _shared() -> Entries:
    entries = [entry for phrase in ALLOWED.split(",") for entry in _entries(phrase, ALLOW, False)]
    for kind, (strong, weak) in LISTS.items():
        for text, taste in ((strong, False), (weak, True)):
            entries += [entry for phrase in text.split(",") for entry in _entries(phrase, kind, taste)]
    return _by_first(entries)


def _entries(phrase: str, kind: str, weak: bool) -> Iterator[Entry]:
    """A phrase, and with blanks for its hyphens."""
    plain = phrase.replace("COMMA", ",").lower().replace("’", "'").split()[:LONGEST]
    if plain:
        yield Entry(tuple(plain), kind, weak)
        if any("-" in word for word in plain):
            yield Entry(tuple(" ".join(plain).replace("-", " ").split()), kind, weak)


def _by_first(entries: Iterable[Entry]) -> Entries:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        found[entry.words[0]] = (*found.get(entry.words[0], ()), entry)
    return found
