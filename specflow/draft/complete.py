"""Stage five: what careful people ask. A catalogue raises edge cases and questions where the sources speak of something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from specflow.draft.lexicon import Entry, Lexicon
from specflow.draft.value import Read

MOST_CASES = 9
MOST_QUESTIONS = 7


@dataclass(frozen=True)
class Raised:
    """An entry, and the sentence that prompted it."""

    entry: Entry
    read: Read
    score: float


def raised(note: Sequence[Read], code: Sequence[Read], product: Sequence[Read], lexicon: Lexicon) -> list[Raised]:
    """The entries that apply, best first; one each, quoting the first sentence that prompts it."""
    places = {"note": note, "code": code, "product": product}
    everything = [read.stem_groups for read in note]
    found = []
    for entry in lexicon.catalogue:
        if any(_all(one, groups) for groups in everything for one in entry.unless):
            continue
        if entry.needs and not any(_all(one, groups) for groups in everything for one in entry.needs):
            continue
        read = _first(entry, (read for name in ("note", "product", "code") if name in entry.within for read in places[name]))
        if read is not None:
            found.append(Raised(entry, read, entry.weight))
    return sorted(found, key=lambda one: (-one.score, one.read.source.role != "note", one.read.order, one.entry.name))


def _first(entry: Entry, reads: Iterable[Read]) -> Read | None:
    for read in reads:
        if any(_all(one, read.stem_groups) for one in entry.when):
            return read
    return None


def _all(terms: Sequence[str], groups: frozenset[str]) -> bool:
    return all(term in groups for term in terms)
