"""What one line takes and another turns away: photos of up to 30 MB, and a server that refuses those above 10 MB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.limits import Limit, limit_of, narrowed
from specflow.analysis.consistency.clash import Clash, side

MOST = 60  # limits of one unit
_SLACK = 1.06


def refusals(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of which one takes a thing of a size at which the other refuses it."""
    by_unit: dict[str, list[Limit]] = {}
    for claim in claims:
        if (claim.quantities or claim.condition_quantities) and (found := limit_of(claim)) is not None:
            by_unit.setdefault(found.unit, []).append(found)
    for held in by_unit.values():
        taken = [one for one in held if not one.refused][:MOST]
        for refused in [one for one in held if one.refused][:MOST]:
            for one in taken:
                if one.claim.owner != refused.claim.owner and _turned_away(one, refused):
                    why = "{one} takes what {other} turns away"
                    yield Clash("SF301", side(one.claim, *one.span), side(refused.claim, *refused.span), why)


def _turned_away(taken: Limit, refused: Limit) -> bool:
    if taken.value <= refused.value * _SLACK or not taken.thing <= refused.thing:
        return False
    return not narrowed(refused, taken)
