"""Any of them, and the one it belongs to: returned at any station here, at the station it was taken from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, shared, situation
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people

_ANY = frozenset("any every whichever whatever".split())
_PLACING = frozenset("at in to from into on with via by".split())
_FIXED = frozenset("it they he she was were".split())
_SAME = frozenset("same original own assigned home".split())


def choice(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one leaves the choice and the other leaves none."""
    free = [(claim, of) for claim in claims if (of := any_of(claim))]
    fixed = [(claim, of) for claim in claims if (of := the_one(claim))] if free else []
    left, right = ([("", claim.core) for claim, _ in held] for held in (free, fixed))
    for a, b in across(left, right, weights):
        (one, of), (other, to) = free[a], fixed[b]
        both = shared(one.core, other.core) - light() - people() - {of}
        if one.owner == other.owner or of != to or len(both) < 2:
            continue
        if not contrasted(one, other) and situation(one, other) != "different":
            why = "{one} leaves the choice, and {other} leaves none"
            yield Clash("SF302", side(one), side(other), why)


def any_of(claim: Claim) -> str:
    """What can be chosen: the station of `at any station`."""
    if claim.negated:
        return ""
    for at, token in enumerate(claim.main[1:-1], 1):
        if token.word in _ANY and claim.main[at - 1].word in _PLACING:
            return claim.main[at + 1].concept
    return ""


def the_one(claim: Claim) -> str:
    """What is fixed: the station of `to the station it was taken from`, `at the same station`."""
    if claim.negated or claim.modality == "may":
        return ""
    tokens = claim.tokens
    for at, token in enumerate(tokens[1:-2], 1):
        if token.word in ("the", "its", "their") and tokens[at - 1].word in _PLACING:
            named = tokens[at + 2] if tokens[at + 1].word in _SAME else tokens[at + 1]
            following = {one.word for one in tokens[at + 2 : at + 4]}
            if tokens[at + 1].word in _SAME or (following & {"it", "they"} and named.concept):
                return named.concept
    return ""
