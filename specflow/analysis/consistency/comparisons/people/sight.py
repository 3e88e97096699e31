"""Seen by everybody and by a few, out at once and only after a check, always light and always dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.sight import Sight, always_set, release_of, sights
from specflow.analysis.consistency.claims.told import Told, elsewhere, inside_out
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import shared

MOST = 40  # lines about one thing that are looked at
_SOON = frozenset("immediately right_away straight_away at_once instantly moment soon right".split())


def sight(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of lines that say in two ways who sees a thing, or when."""
    yield from _audiences([found for one in told for found in sights(one)])
    yield from _releases(told)
    yield from _always(told)


def _audiences(held: Sequence[Sight]) -> Iterator[Clash]:
    wide: dict[str, list[Sight]] = {}
    for one in held:
        if one.seen == "all":
            wide.setdefault(one.thing.head, []).append(one)
    for one in (found for found in held if found.seen != "all"):
        for other in wide.get(one.thing.head, ())[:MOST]:
            if one.told.claim.owner != other.told.claim.owner and _clash(one, other):
                why = "{one} keeps it from most people, and {other} shows it to everybody"
                yield Clash("SF302", whole(one.told.claim), whole(other.told.claim), why)


def _clash(narrow: Sight, wide: Sight) -> bool:
    soon = bool(wide.told.said & _SOON)
    if (narrow.ends and not soon) or wide.ends or inside_out(narrow.told, wide.told):
        return False
    if not soon and elsewhere(narrow.told, wide.told):
        return False
    mine, theirs = narrow.state, wide.state
    if soon and narrow.ends:
        return not narrow.thing.mods - theirs - {"new"} and not wide.thing.mods - mine - {"new"}
    return mine == theirs or (bool(mine and theirs) and (mine <= theirs or theirs <= mine) and bool(shared(mine, theirs)))


def _releases(told: Sequence[Told]) -> Iterator[Clash]:
    held = [found for one in told if (found := release_of(one)) is not None]
    checked: dict[str, list[Told]] = {}
    for one in held:
        if not one.at_once:
            checked.setdefault(one.thing.head, []).append(one.told)
    mods = {id(one.told): one.thing.mods - {"new"} for one in held}
    for one in (found for found in held if found.at_once):
        for other in checked.get(one.thing.head, ())[:MOST]:
            if one.told.claim.owner != other.claim.owner and mods[id(one.told)] == mods[id(other)]:
                why = "{one} has it come out at once, and {other} only after somebody has looked at it"
                yield Clash("SF306", whole(one.told.claim), whole(other.claim), why)


def _always(told: Sequence[Told]) -> Iterator[Clash]:
    held = [(one, found) for one in told if (found := always_set(one)) is not None][:MOST]
    for at, (one, (mine, about)) in enumerate(held):
        for other, (theirs, besides) in held[at + 1 :]:
            if one.claim.owner == other.claim.owner or mine[0] != theirs[0] or mine[1] == theirs[1]:
                continue
            if (not about or not besides or shared(about, besides)) and not (elsewhere(one, other)):
                why = "{one} always wants it the one way, and {other} always the other"
                yield Clash("SF308", whole(one.claim), whole(other.claim), why)
