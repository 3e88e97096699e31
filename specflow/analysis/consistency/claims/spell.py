"""A time that something takes, lasts or stands still, and what has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Literal

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS, WORDS

Sort = Literal["take", "last", "run", "idle"]  # until it is there; until it is gone; from begin to end; without activity
_SMALL = frozenset(
    "alwai never automatic automatically now earliest latest soonest anyone nobody exact exactli whole complet full total "
    "usual normal itself themselv someon everi singl maximum minimum second minut hour dai week month year half stai remain long "
    "last sooner applic third quarter stretch anyth".split()
)
ENDING = frozenset("die dies expire expires expired lapse lapses lapsed end ends ended close closes closed released".split())
STAYING = frozenset("stay stays remain remains".split())


_DEEDS = {"loan": "lend"}  # nouns of what is done


@dataclass(frozen=True)
class Spell:
    """A time in a line. `about` is what has it, with what is done to it unless that says no more than that it is there;
    `act` is what is done, `apart` is what else the line says: where, for whom, from when."""

    claim: Claim
    amount: Quantity
    sort: Sort
    about: frozenset[str]
    act: str
    apart: frozenset[str]
    head: str = ""  # the word that names it: `history` of `the rental history`


def content(tokens: Sequence[Token]) -> frozenset[str]:
    """What words speak of, without those that say how, how often or to whom in general."""
    return frozenset(
        _DEEDS.get(token.concept, token.concept) for token in tokens
        if token.concept and token.concept not in _SMALL and token.concept not in light() - people()
        and token.word not in UNITS and token.word not in WORDS and not token.word[:1].isdecimal()
    )  # fmt: skip


def first_named(tokens: Sequence[Token]) -> str:
    """The last word of the first run of words that mean something."""
    first = dropwhile(lambda token: not token.concept or token.word in WORDS, tokens)
    return next(reversed([token.concept for token in takewhile(lambda token: token.concept, first)]), "")


def counted_from(claim: Claim) -> frozenset[str]:
    """From when it counts: `valid for a year after purchase`."""
    return frozenset().union(*(content(one.tokens) for one in claim.segments if one.kind in ("after", "before", "until")))


def one_sort(one: Spell, other: Spell) -> bool:
    """A process takes as long as it runs; what lives on is something else."""
    sorts = {one.sort, other.sort}
    return len(sorts) == 1 or sorts in ({"take", "run"}, {"last", "run"})
