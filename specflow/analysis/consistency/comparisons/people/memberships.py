"""In one of them only, and in several: a player of one team, and a player of up to three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.places import Place, place_of
from specflow.analysis.consistency.clash import Clash, side

MOST = 60  # lines about one sort of thing


def memberships(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of which one allows somebody more of a thing than the other."""
    by_what: dict[str, list[Place]] = {}
    for claim in claims:
        if (found := place_of(claim)) is not None:
            by_what.setdefault(found.what, []).append(found)
    for held in by_what.values():
        wanted = [one for one in held if one.wanted][:MOST]
        for bound in [one for one in held if not one.wanted][:MOST]:
            for one in wanted:
                if one.claim.owner != bound.claim.owner and one.most > bound.most and _one_body(one, bound):
                    why = "{one} allows more of them than {other}"
                    yield Clash("SF301", side(one.claim, *one.span), side(bound.claim, *bound.span), why)


def _one_body(one: Place, other: Place) -> bool:
    """Whether both speak of the same one, and of the same being there; `they` is whoever is on the same list."""
    if not one.who or not other.who:
        return bool(one.rest & other.rest)
    return one.who == other.who and one.rest == other.rest
