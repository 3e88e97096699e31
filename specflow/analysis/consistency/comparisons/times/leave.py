"""Asking first, and not asking: what people do among themselves in one line needs somebody's leave in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, shared
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts

ALIKE = 0.5
MOST = 100  # lines of each sort that are looked at
_LEAVE = frozenset("okay ok approval permission consent sign-off go-ahead blessing agreement signature confirmation".split())
_NEEDING = frozenset("need needs require requires takes take".split())
_SELVES = frozenset("themselves himself herself itself yourself ourselves".split())
_CHECK = frozenset("check review look approval consent inspection asking question questions".split())
_ASIDE = {"need", "leader", "team", "app", "okai", "approv", "consent", "check", "look", "review"}
_NEAR = 6  # words between `needs` and the leave


def leave(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs where one lets people do without asking what the other makes them ask for; `loose` takes one word in common."""
    free = [claim for claim in claims if without_leave(claim)][:MOST]
    bound = [claim for claim in claims if needs_leave(claim)][:MOST] if free else []
    for one in free:
        for other in bound:
            if one.owner == other.owner:
                continue
            mine, theirs = _about(one), _about(other)
            both = shared(mine, theirs)
            plain = len(both) > 1 or (loose and both and (theirs <= mine or mine <= theirs))
            if (loose and both & _counted(other)) or (plain and likeness(mine, theirs, weights) >= ALIKE):
                why = "{one} lets it happen without asking, and {other} wants somebody's leave for it"
                yield Clash("SF305", side(one), side(other), why, not loose)


def _counted(claim: Claim) -> frozenset[str]:
    """What a rule names as all of its kind: the claim of `every claim is looked at`."""
    pairs = pairwise(claim.main)
    return frozenset(following.concept for token, following in pairs if token.word in ("every", "each", "any")) - {""} - people()


def without_leave(claim: Claim) -> bool:
    """`Swap shifts among themselves`, `paid out without a check`."""
    words = [token.word for token in claim.tokens]
    if claim.negated:
        return False  # `without a check, nothing is paid out`
    for at, word in enumerate(words):
        if word in _SELVES and claim.modality == "may":
            return True
        if word == "without" and _CHECK & set(words[at + 1 : at + 4]):
            return True
    return False


def needs_leave(claim: Claim) -> bool:
    """`Needs the team leader's okay`, `every claim is looked at by an adjuster before …`."""
    words = [token.word for token in claim.tokens]
    if claim.negated or without_leave(claim):
        return False
    if any(word in _NEEDING and _LEAVE & set(words[at + 1 : at + 1 + _NEAR]) for at, word in enumerate(words)):
        return True
    looked = any(token.concept in ("check", "review", "show", "look", "approv", "inspect") for token in claim.main)
    by = any(token.word == "by" for token in claim.main)
    return looked and by and claim.universal and any(one.kind == "before" for one in claim.segments)


def _about(claim: Claim) -> frozenset[str]:
    return claim.core - light() - people() - plain_acts() - _ASIDE
