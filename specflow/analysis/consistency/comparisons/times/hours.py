"""One thing, two hours: entries close at six in one line, and the deadline for entries is five in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.hours import Turn, apart, turn_of
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import at_other_times

MOST = 20  # hours of one thing


def hours(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that open, or close, one thing at two hours of the day."""
    by_thing: dict[tuple[bool, frozenset[str]], list[Turn]] = {}
    for claim in claims:
        if (found := turn_of(claim)) is not None:
            by_thing.setdefault((found.opens, found.thing), []).append(found)
    for held in by_thing.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                if one.claim.owner == other.claim.owner or not apart(one, other) or at_other_times(one.claim, other.claim):
                    continue
                why = "{one} and {other} name two hours for one thing"
                yield Clash("SF306", side(one.claim, *one.span), side(other.claim, *other.span), why)
