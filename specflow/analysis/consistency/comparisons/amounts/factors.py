"""One thing alone, and two together: a badge opens it in one line, a badge and a PIN in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, shared, situation
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token

ALIKE = 0.5
MOST = 100  # lines of each sort that are looked at
_JOINING = frozenset("and plus".split())
_TAKING = frozenset("with by take takes taking need needs require ask asks using use uses scan both enter".split())
_NEAR = 6  # words before the first of the two in which it is said that they are taken


def factors(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one is content with what the other wants something more beside."""
    alone = [(claim, held) for claim in claims if (held := alone_in(claim))][:MOST]
    both = [(claim, pair) for claim in claims for pair in joined_in(claim)][:MOST] if alone else []
    for one, held in alone:
        for other, pair in both:
            if one.owner != other.owner and len(held & pair) == 1 and _one_thing(one, other, held | pair, weights):
                why = "{one} is content with one thing, and {other} wants two of them"
                yield Clash("SF302", side(one), side(other), why)


def alone_in(claim: Claim) -> frozenset[str]:
    """What suffices: `with the badge alone`, `their card, nothing else`; empty when the line says nothing of the kind."""
    if claim.negated and claim.modality != "fact":
        return frozenset()
    words = [token.word for token in claim.tokens]
    for at, word in enumerate(words):
        if word == "alone" and at and claim.tokens[at - 1].concept not in people():
            return frozenset({claim.tokens[at - 1].concept} - {""})
        if (word, *words[at + 1 : at + 2]) in (("nothing", "else"), ("nothing", "more"), ("is", "enough"), ("is", "sufficient")):
            before = [token.concept for token in claim.tokens[max(0, at - 5) : at] if token.concept]
            return frozenset(before[-1:]) - people()
    return frozenset()


def joined_in(claim: Claim) -> Iterator[frozenset[str]]:
    """Two things that are taken together: `a badge and a PIN`, `card plus code`."""
    if claim.negated:
        return
    tokens = [token for token in claim.main if token.word not in ("a", "an", "the", "their", "his", "her", "its")]
    for at, (token, following) in enumerate(pairwise(tokens)):
        if token.word in _JOINING and at and following.concept and _taken(tokens, at):
            pair = {tokens[at - 1].concept, following.concept} - {""}
            if len(pair) == 2 and not pair & people():
                yield frozenset(pair)


def _taken(tokens: Sequence[Token], at: int) -> bool:
    return any(token.word in _TAKING for token in tokens[max(0, at - _NEAR) : at])


def _one_thing(one: Claim, other: Claim, things: frozenset[str], weights: Weights) -> bool:
    mine, theirs = one.core - things - light() - people(), other.core - things - light() - people()
    if not shared(mine, theirs) or contrasted(one, other, whole=True) or situation(one, other) == "different":
        return False
    return likeness(mine, theirs, weights) >= ALIKE
