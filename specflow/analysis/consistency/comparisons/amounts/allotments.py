"""How many of a thing there are in a day: three tries a day here, and the five daily tries there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.allotments import Allotment, allotments_of
from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import different_actors

MOST = 60  # lines about one thing


def allotments(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of which one speaks of another number than the other gives."""
    by_what: dict[tuple[str, str], list[Allotment]] = {}
    for claim in claims:
        for found in allotments_of(claim):
            by_what.setdefault((found.what, found.period), []).append(found)
    for held in by_what.values():
        known = [one for one in held if one.known][:MOST]
        for given in [one for one in held if not one.known][:MOST]:
            for one in known:
                apart = one.claim.owner != given.claim.owner and one.number != given.number
                if apart and not different_actors(one.claim, given.claim):
                    why = "{one} speaks of another number than {other} gives"
                    yield Clash("SF301", side(one.claim, *one.span), side(given.claim, *given.span), why)
