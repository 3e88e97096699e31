"""What a line speaks of, without the words that only frame an amount, a time or a way of saying it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from specflow.analysis.consistency.claims.told import adverb
from specflow.analysis.consistency.claims.verbs import finite_at
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import concept, light, people, root
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS, WORDS

_EMPTY = frozenset(
    "new newly old single individual given normal usual regular ordinary standard whole entire full total maximum minimum "
    "longest shortest greatest smallest largest highest lowest heaviest biggest soonest latest earliest last long different "
    "separate anything something someone everyone anyone exact exactly always never ever now automatic automatically again "
    "straight itself themselves other else otherwise stay stays remain remains user users person persons people "
    "require requires required need needs needed must let lets".split()
)
_STEM = 6  # letters that a verb and its noun share at least
_SUFFIXES = frozenset(("", "al", "ation", "ion", "ment", "ance", "at", "ing", "ion", "ur", "ici"))
_WIDE = "vehicle animal message request approve identify refuse row"  # families whose members may stand beside each other
_WRAPPERS = frozenset("form page screen field list view record sheet dialog".split())  # the claim form holds what a claim holds
_NARROWING = frozenset("for with without of from in at on to under inside outside during over above below".split())


def matter(tokens: Sequence[Token], aside: frozenset[str] = frozenset()) -> frozenset[str]:
    """The concepts of some words; numbers, units, adverbs, words that nearly every line could hold and `aside` words left out."""
    found = frozenset(_meaning(token) for token in tokens if _means(token) and token.word not in aside)
    second = "second" not in aside and any(one.word == "second" and following.concept for one, following in pairwise(tokens))
    return found | {"@second"} if second else found  # `the second language` is another one


def _meaning(token: Token) -> str:
    """The concept of a word, or its stem where its family is a wide one: a notification is no message here."""
    return root(token.word) if token.concept in _wide() else token.concept


@lru_cache(maxsize=1)
def _wide() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _WIDE.split())


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return light() - people()


def _means(token: Token) -> bool:
    return bool(
        token.concept and token.word not in _EMPTY and token.word not in UNITS and token.word not in WORDS
        and token.concept not in _nothing() and not token.word[:1].isdecimal() and not adverb(token.word)
    )  # fmt: skip


def headed(tokens: Sequence[Token], part: frozenset[str], spare: frozenset[str]) -> bool:
    """Whether some of `part` only narrows a word of `spare`: the badge of `the badge name`, of `the name of the badge`."""
    verb = finite_at(tokens)
    for at, (one, following) in enumerate(pairwise(tokens), 1):
        if one.concept in part and following.concept in spare and at != verb and _noun_like(following):
            return True
    return any(
        tokens[at - 1].concept in spare and any(token.concept in part for token in tokens[at + 1 : at + 4])
        for at in range(1, len(tokens)) if tokens[at].word == "of"
    )  # fmt: skip


def _noun_like(token: Token) -> bool:
    return bool(token.concept) and not token.word.endswith("ed") and token.word not in _WRAPPERS


def same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both speak of the same: what one says, the other says in some way as well."""
    if one == other:
        return bool(one)
    both = shared(one, other)
    mine, theirs = one - both, other - both
    if max(len(mine), len(theirs)) > 1:
        return False
    if not mine and not theirs:
        return bool(both)
    return all(any(_akin(a, b) for b in other) for a in mine) and all(any(_akin(a, b) for a in one) for b in theirs)


def _akin(one: str, other: str) -> bool:
    """A verb and the noun of it: `rehearse` and `rehearsal`, `replicate` and `replication`."""
    size = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return size >= _STEM and one[size:] in _SUFFIXES and other[size:] in _SUFFIXES


def narrowed(tokens: Sequence[Token], spare: frozenset[str]) -> bool:
    """Whether a word of `spare` behind a noun says which of them is meant: `a permit for a caravan`, `a bike with a trailer`."""
    for at, token in enumerate(tokens):
        if token.concept in spare:
            led = next((n for n in range(at - 1, max(0, at - 4), -1) if tokens[n].word in _NARROWING), 0)
            if led and tokens[led - 1].concept and tokens[led - 1].concept not in spare:
                return True
    return False


def kinds_differ(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether both name a vehicle, or a message, and not the same sort: lorries here, cars there."""
    mine, theirs = ({root(token.word) for token in tokens if token.concept in _sorts()} for tokens in (one, other))
    return bool(mine and theirs) and not mine & theirs and not (mine | theirs) & _sorts()


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in ("vehicle", "animal"))
