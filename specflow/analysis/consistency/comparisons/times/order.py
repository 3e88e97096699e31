"""Order and time: one line wants this before that, the other wants it after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import deeds_of
from specflow.analysis.consistency.claims.described import described
from specflow.analysis.consistency.claims.whose import kinds_apart, other_doers
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import Weights, likeness, opposed, shared
from specflow.analysis.consistency.words.lexicon import light, people

ALIKE = 0.6
LONGEST = 14  # words of a clause that says what is not done until something else
_TOLD = frozenset("today currently which who".split())
_THEN = frozenset("after afterwards then later subsequently next".split())
_PLAIN = frozenset({"tak", "send", "mail", "ask", "hold", "receiv", "occur", "happen", "begin"})


@dataclass(frozen=True)
class Order:
    """`first` comes before `then`; `main` says which of them is the main clause."""

    claim: Claim
    first: frozenset[str]
    then: frozenset[str]


def order(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs that put two events in opposite order."""
    found = [one for claim in claims for one in orders_of(claim)]
    found += _listed(claims)
    postings: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        for concept in sorted(one.first | one.then):
            postings.setdefault(concept, []).append(at)
    pairs = {(a, b) for held in postings.values() if len(held) <= 60 for a in held for b in held if a < b}
    for a, b in sorted(pairs):
        one, other = found[a], found[b]
        if one.claim.owner != other.claim.owner and _turned(one, other, weights) and not _others(one.claim, other.claim):
            why = "{one} puts the two steps in one order, {other} in the opposite order"
            yield Clash("SF306", whole(one.claim), whole(other.claim), why)


def _others(one: Claim, other: Claim) -> bool:
    """Whether the lines speak of other people, or of another kind of the thing."""
    acting = any(deed.doers & people() for claim in (one, other) for deed in deeds_of(claim))
    return (acting and other_doers(one, other)) or kinds_apart(one, other)


def _event(concepts: frozenset[str]) -> frozenset[str]:
    """What happens, without who does it and without words that any event could hold."""
    return concepts - light() - people() - _PLAIN


def orders_of(claim: Claim) -> Iterator[Order]:
    """The orders that a claim states."""
    if claim.negated:
        yield from _not_until(claim)
        return
    for segment in claim.segments:
        if segment.kind not in ("before", "after", "until") or segment.word in ("moment", "instant"):
            continue
        event, core = _event(segment.concepts), _event(claim.core - _only_told(claim))
        if not event or not core:
            continue
        yield Order(claim, core, event) if segment.kind == "before" else Order(claim, event, core)


def _not_until(claim: Claim) -> Iterator[Order]:
    """`Must not be started until the move is complete`: the move comes first."""
    if len(claim.main) > LONGEST or _TOLD & {token.word for token in claim.tokens}:
        return
    for segment in claim.segments:
        if segment.kind in ("until", "before") and not segment.negative and not claim.condition_quantities:
            event, core = _event(segment.concepts), _event(claim.core - _only_told(claim))
            if event and core:
                yield Order(claim, event, core)


def _only_told(claim: Claim) -> frozenset[str]:
    """What the clause only describes a thing with: the confirming of `the confirmed address` is no step of it."""
    told = described(claim.main)
    return frozenset(one.concept for one in claim.main if one.start in told) - frozenset(
        one.concept for one in claim.main if one.start not in told
    )


def _listed(claims: Sequence[Claim]) -> Iterator[Order]:
    """`A first, and B after that`: two clauses of one line."""
    for one, other in pairwise(claims):
        if one.owner != other.owner or one.negated or other.negated or other.start < one.start:
            continue
        words = [token.word for token in other.tokens if token.start >= other.start]
        if any(token.word in ("first", "initially") for token in one.main) and set(words) & _THEN:
            first, then = _event(one.core) - {"top"}, _event(other.core) - {"afterward", "next"}
            if first and then:
                yield Order(one, first, then)


def _turned(one: Order, other: Order, weights: Weights) -> bool:
    if _same(one.first, other.first, weights) and _same(one.then, other.then, weights):
        return False  # one and the same order, whose steps have words in common
    if opposed(one.then, other.first) or opposed(one.first, other.then):
        return False  # published after it, secret before it
    return _same(one.first, other.then, weights) and _same(one.then, other.first, weights)


def _same(one: frozenset[str], other: frozenset[str], weights: Weights) -> bool:
    return bool(shared(one, other)) and likeness(one, other, weights) >= ALIKE
