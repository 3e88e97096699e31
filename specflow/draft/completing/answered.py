"""What a note says already: a proposal whose case the note settles itself is not made.

Both are compared as claims: the words that say when, without the smallest ones and by the groups of the thesaurus, and whether
they deny something. `If SMS can't be delivered, …` settles what is proposed for `When a message cannot be delivered or bounces`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.parse.words import stems_of, words_of

_SIGNS = frozenset(
    "not no never without cannot can't isn't aren't doesn't don't didn't won't wasn't nobody nothing unable".split()
)
_ALIKE, _MOST = 0.6, 0.5
_FIRST = 2  # terms of a proposal that say what it is about


class Case(NamedTuple):
    """When something holds: its terms in order, and whether it denies something."""

    terms: tuple[str, ...]
    denies: bool


def case_of(text: str, phraser: Phraser, lexicon: Lexicon) -> Case | None:
    """The case that a sentence speaks of, in front of what happens then; None when it speaks of none."""
    return _case(phraser.parted(text).condition, lexicon)


def _proposed(text: str, lexicon: Lexicon) -> Case | None:
    """The case of a proposal: what stands in front of the comma before who must do what."""
    return _case(text.partition(" must ")[0].rpartition(", ")[0], lexicon)


def _case(condition: str, lexicon: Lexicon) -> Case | None:
    words = words_of(condition.replace(" no longer ", " "))
    terms = tuple(dict.fromkeys(lexicon.terms([word for word in words if word not in _SIGNS])))
    return Case(terms, not _SIGNS.isdisjoint(words)) if terms else None


def settles(said: Case, asked: Case, failures: frozenset[str]) -> bool:
    """Whether the case that a note speaks of is the one of a proposal."""
    common = set(said.terms) & set(asked.terms)
    if not common or said.denies != asked.denies:
        return False
    fewer = min(len(said.terms), len(asked.terms))
    if len(common) >= 2 and len(common) >= _ALIKE * fewer and len(common) >= _MOST * len(asked.terms):
        return True
    if len(said.terms) == 1 and said.denies:
        return said.terms[0] in asked.terms[:_FIRST]
    return not common.isdisjoint(failures) and len(common) >= _MOST * fewer


class Settled:
    """The cases that a note settles, asked for one proposal after another."""

    def __init__(self, texts: Iterable[str], phraser: Phraser, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.cases = [found for text in texts if (found := case_of(text, phraser, lexicon)) is not None]
        failing: Sequence[str] = [word for word in lexicon.words["failure"] if " " not in word]
        self.failures = frozenset((*stems_of(failing), *lexicon.terms(failing)))

    def has(self, text: str) -> bool:
        """Whether the case of a proposed text is among them."""
        asked = _proposed(text, self.lexicon)
        return asked is not None and any(settles(said, asked, self.failures) for said in self.cases)
