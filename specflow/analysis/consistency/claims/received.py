"""Times in which somebody gets something, and what is done at once: `gets a reply within two minutes`, `is paid instantly`."""

from __future__ import annotations

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spell import Spell, content, counted_from, first_named

_GETTING = frozenset("get gets receive receives obtain obtains".split())
_LEADS = frozenset("a an the each every all any their his her its our your".split())
_AT_ONCE = frozenset("immediately instantly instantaneously at_once right_away straight_away".split())
_HALVES = {"at": "once", "right": "away", "straight": "away"}
_SOON = 120.0  # seconds within which what is done at once is done


def received(claim: Claim, amount: Quantity) -> Spell | None:
    """What somebody gets has the time in which he gets it."""
    before = claim.main[: amount.first]
    at = next((n for n in range(len(before) - 2, 0, -1) if before[n].word in _GETTING), 0)
    named = before[at + 1] if at else None
    if named is None or not (named.word in _LEADS or (named.concept and named.word.endswith("s"))):
        return None
    thing = content(before[at + 1 :])
    apart = content(claim.main[amount.last :]) | counted_from(claim)
    return Spell(claim, amount, "take", thing, "", apart, first_named(before[at + 1 :])) if thing else None


def soon(claim: Claim) -> Quantity | None:
    """The time of `at once`: two minutes at the most."""
    if claim.negated or claim.quantities or claim.segments:
        return None
    words = [token.word for token in claim.main]
    for at in range(2, len(words)):
        long = words[at] in _HALVES and words[at + 1 : at + 2] == [_HALVES[words[at]]]
        if long or words[at] in _AT_ONCE:
            end = at + 1 + long
            return Quantity("time", 0.0, _SOON, "max", claim.main[at].start, claim.main[end - 1].end, at, end)
    return None
