"""How long before or after one event one thing is sent: three days before the visit here, a week before it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.offsets import Offset, offset_of
from specflow.analysis.consistency.clash import Clash, side

MOST = 20  # times of one thing
_SLACK = 1.06


def offsets(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that send one thing at two times before, or after, one event."""
    by_thing: dict[tuple[str, frozenset[str]], list[Offset]] = {}
    for claim in claims:
        if (found := offset_of(claim)) is not None:
            by_thing.setdefault((found.side, found.thing), []).append(found)
    for held in by_thing.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                if one.claim.owner != other.claim.owner and _one_event(one, other) and _apart(one, other):
                    why = "{one} and {other} send one thing at two times"
                    yield Clash("SF301", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _one_event(one: Offset, other: Offset) -> bool:
    if not one.event or not other.event:
        return True
    return one.event == other.event and (_one_only(one.claim) or _one_only(other.claim))


def _one_only(claim: Claim) -> bool:
    """`The invitation`, `the first invitation`: of `invitations` there may be several."""
    return any(token.word in ("the", "first", "only") for token in claim.main[:1])


def _apart(one: Offset, other: Offset) -> bool:
    low, high = sorted((one.seconds, other.seconds))
    return high > low * _SLACK
