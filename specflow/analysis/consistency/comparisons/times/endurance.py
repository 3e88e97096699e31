"""Longer than it lasts: one line wants to go without the network for a time, and something it needs runs out sooner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.words.tokens import Token

MOST = 60  # lines of each sort that are looked at
_SLACK = 1.06
_LASTING = frozenset("last lasts lasting valid expire expires expired lapse lapses good live lives".split())
_LINES = frozenset("network connection connectivity internet signal wifi wi-fi uplink".split())
_ONLINE = frozenset("online connected".split()) | _LINES


@dataclass(frozen=True)
class Lasting:
    """A time in seconds and the words that say so."""

    claim: Claim
    seconds: float
    span: tuple[int, int]


def endurance(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of a time without the network and of something that lasts less long and is renewed only with it."""
    needed = [found for claim in claims if (found := apart_of(claim)) is not None][:MOST]
    lasting = [found for claim in claims if (found := lasting_of(claim)) is not None][:MOST] if needed else []
    for one in needed:
        for other in lasting:
            if one.claim.owner != other.claim.owner and one.seconds > other.seconds * _SLACK:
                why = "{one} goes without the network for longer than what {other} speaks of lasts without it"
                yield Clash("SF308", side(one.claim, *one.span), side(other.claim, *other.span), why)


def apart_of(claim: Claim) -> Lasting | None:
    """`Without any connection for ten hours`: how long something has to go on without the network."""
    if claim.negated or claim.only or not _offline(claim.tokens):
        return None
    amounts = [q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == "time" and not q.rate and not q.role]
    found = next((q for q in amounts if q.bound in ("exact", "min", "reach")), None)
    return Lasting(claim, found.high, (found.start, found.end)) if found else None


def lasting_of(claim: Claim) -> Lasting | None:
    """`Tokens last eight hours and can only be renewed online`."""
    if not any(token.word in _LASTING for token in claim.tokens) or not _only_online(claim):
        return None
    found = next((q for q in claim.quantities if q.unit == "time" and not q.rate and q.bound in ("exact", "max")), None)
    return Lasting(claim, found.high, (found.start, found.end)) if found else None


def _offline(tokens: Sequence[Token]) -> bool:
    """`Offline`, or `without` a connection or a signal."""
    if any(token.concept == "offlin" for token in tokens):
        return True
    return any(
        token.word == "without" and any(near.word in _LINES for near in tokens[at + 1 : at + 4])
        for at, token in enumerate(tokens)
    )


def _only_online(claim: Claim) -> bool:
    words = {token.word for token in claim.tokens}
    return bool(words & _ONLINE) and bool(words & {"only", "require", "requires", "need", "needs"})
