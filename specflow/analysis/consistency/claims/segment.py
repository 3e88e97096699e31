"""A condition of a clause: what kind it is and what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from specflow.analysis.consistency.words.lexicon import root
from specflow.analysis.consistency.words.tokens import Token, is_negation

Kind = Literal["if", "unless", "before", "after", "until", "why"]

_GIVING = frozenset(
    "choice set give choose chosen select specify enter provide configure plan schedule fill pick say state define ask "
    "assign".split()
)
_LOST = frozenset("lose loses lost losing drops dropped breaks cut fails failed interrupted down gone dead out".split())
LINES = frozenset(
    "link connection network signal contact internet wifi wi-fi connectivity coverage reception server uplink".split()
)
_BROKEN = frozenset(
    "cut fail fails failed failure failing broken breaks defective outage crash crashes crashed".split()
)
_OWN = frozenset("unavailable unreachable unavoidable unbelievable unfavourable unprofitable uncomfortable unreasonable".split())
_EMPTY = frozenset("unknown missing absent empty undefined unset blank unspecified".split())


@dataclass(frozen=True)
class Segment:
    """A condition of a clause: its kind, its words, where it starts, whether it stands before the clause, its first word."""

    kind: Kind
    tokens: tuple[Token, ...]
    at: int
    leading: bool
    word: str

    @property
    def spoken(self) -> tuple[Token, ...]:
        """Its words with its first one where that belongs to an amount: `over 1,000 euros`."""
        bound = self.word in ("over", "under", "above", "below", "within")
        return (Token(self.word, self.at, self.at + len(self.word), ""), *self.tokens) if bound else self.tokens

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What it speaks of; a lost connection, however it is put, is being offline."""
        words = {token.word for token in self.tokens}
        found = {_undone(token.word) or token.concept for token in self.tokens if token.concept}
        lost = self._lost
        if lost or ("reached" in words and self.negative):
            found = {one for one in found if one not in ("los", "link", "connection", "network")} | {"offlin"}
        if self.word == "outside" and "hours" in words:
            found = (found - {"hour", "open", "offic", "busi", "work"}) | {"clos"}
        if self._fails and not lost:
            broken = {token.concept for token in self.tokens if token.word in _BROKEN or token.word.startswith("work")}
            found = (found - broken) | {"fail"}
        return frozenset(found)

    @cached_property
    def _lost(self) -> bool:
        """There is no connection, however it is put."""
        words = {token.word for token in self.tokens}
        denied = sum(is_negation(token.word) for token in self.tokens) + (self.word in ("without", "unless", "except"))
        return bool(words & LINES) and (bool(words & _LOST) or denied % 2 == 1)

    @cached_property
    def _fails(self) -> bool:
        words = [token.word for token in self.tokens]
        return any(word in _BROKEN for word in words) or (
            self._denied and any(word.startswith("work") for word in words)
        )

    @cached_property
    def _denied(self) -> bool:
        words = [token.word for token in self.tokens]
        return any(is_negation(word) for word in words) or ("out", "of") in pairwise(words)

    @cached_property
    def negative(self) -> bool:
        """It holds where something is not so; a failure is a state, not the absence of one."""
        if self._fails:
            return False
        if ("out", "of") in pairwise([token.word for token in self.tokens]):
            return True
        denied = sum(is_negation(token.word) or bool(_undone(token.word)) for token in self.tokens)
        return (denied + (self.word in ("without", "unless", "except"))) % 2 == 1

    @property
    def topic(self) -> frozenset[str]:
        """What is not given, without the word for giving."""
        roots = _giving_roots()
        return frozenset(one for token in self.tokens if (one := token.concept) and root(token.word) not in roots)

    @cached_property
    def absent(self) -> bool:
        """It is about something not being given: `if no end is set`, `unless the organiser sets an end`."""
        words = [token.word for token in self.tokens]
        roots = {root(word) for word in words}
        giving = bool(roots & _giving_roots())
        if self.kind == "unless":
            return giving
        negative = any(is_negation(word) for word in words) or self.word == "without"
        return (negative and (giving or self.word == "without" or "without" in words)) or any(
            word in _EMPTY for word in words
        )


def _undone(word: str) -> str:
    """What cannot be done: to read, of what is `unreadable`; empty for another word."""
    return root(word[2:-4]) if len(word) > 8 and word.startswith("un") and word.endswith("able") and word not in _OWN else ""


@lru_cache(maxsize=1)
def _giving_roots() -> frozenset[str]:
    return frozenset(root(word) for word in _GIVING)
