"""Without signing in, and only for those who have: what one line opens to everybody needs an account in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, shared, situation
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts
from specflow.analysis.consistency.words.tokens import Token

ALIKE = 0.6
MOST = 100  # lines of each sort that are looked at
_SIGNING = frozenset({"login", "register"})
_HAVING = _SIGNING | {"account"}  # an account is had; what is done to one is another matter
_NEAR = 4  # words between `without` and the account
_NEEDING = frozenset("need needs require requires required must only has have".split())


def entry(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one works without signing in and the other only with it."""
    free = [claim for claim in claims if works_without(claim)][:MOST]
    kept = [claim for claim in claims if needs_entry(claim)][:MOST] if free else []
    for one in free:
        for other in kept:
            if one.owner != other.owner and _one_thing(one, other, weights):
                why = "{one} works without signing in, and {other} needs it"
                yield Clash("SF305", side(one), side(other), why)


def works_without(claim: Claim) -> bool:
    """`Without logging in`, `with no account`, `no registration is needed`."""
    if claim.negated and claim.modality == "must":
        return False
    return any(
        token.word in ("without", "no") and _signing(claim.tokens[at + 1 : at + 1 + _NEAR])
        for at, token in enumerate(claim.tokens)
    )


def _signing(behind: Sequence[Token]) -> bool:
    """`Any login`, `first signing in`, `a customer account`; not `things registered`, which are not there."""
    named = [token for token in behind if token.concept and token.word != "first" and token.concept not in people()]
    return bool(named) and named[0].concept in _HAVING


def needs_entry(claim: Claim) -> bool:
    """`Only riders who are signed in`, `needs a sign-in`, `people have to log in first`."""
    if claim.negated or works_without(claim):
        return False
    words = [token.word for token in claim.tokens]
    if "behind" in words and any(token.concept in _HAVING for token in claim.tokens[words.index("behind") :]):
        return True  # `is behind the login`
    has = _HAVING if {"need", "needs", "require", "requires"} & set(words) else _SIGNING
    return bool(_NEEDING & set(words)) and any(token.concept in has for token in claim.tokens)


def _one_thing(one: Claim, other: Claim, weights: Weights) -> bool:
    mine, theirs = _about(one), _about(other)
    both = shared(mine, theirs)
    if not both or likeness(mine, theirs, weights) < ALIKE or (len(both) == 1 and not theirs <= mine):
        return False
    narrowed = any(segment.word in ("without", "who") for segment in (*one.segments, *other.segments))
    return narrowed or situation(one, other) != "different"


def _about(claim: Claim) -> frozenset[str]:
    return claim.all_concepts - _HAVING - light() - people() - plain_acts() - {"need", "work", "behind", "portal"}
