"""How one thing stands in one state: locked and changed all the same, out of service and booked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.standing import Standing, standings, using
from specflow.analysis.consistency.claims.told import Told, inside_out
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import opposed, shared

MOST = 40  # lines about one thing that are looked at


def standing(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that takes a thing out of people's hands and one that leaves it to them, in the same state."""
    held = [found for one in told for found in standings(one)]
    free: dict[str, list[Standing]] = {}
    for one in held:
        if one.free:
            for concept in {one.thing.head, one.act} - {""}:
                free.setdefault(concept, []).append(one)
    seen: set[tuple[int, int]] = set()
    for one in (found for found in held if not found.free):
        rivals = free.get(one.thing.head, [])
        for other in rivals if len(rivals) <= MOST else ():
            pair = one.told.claim.owner, other.told.claim.owner
            if pair[0] != pair[1] and pair not in seen and one.sort == other.sort and _clash(one, other):
                seen.add(pair)
                why = "{one} says that it cannot be done any more, and {other} has it done"
                yield Clash("SF308", side(one.told.claim), side(other.told.claim), why)


def _clash(shut: Standing, free: Standing) -> bool:
    if shut.people and free.people and not shared(shut.people, free.people):
        return False
    if inside_out(shut.told, free.told) or not _of_one(shut, free) or ((shut.bounded or free.bounded) and not free.always):
        return False
    return _same_state(shut, free)


def _of_one(shut: Standing, free: Standing) -> bool:
    """One thing and one deed: what is changed, what is used, or the deed that the thing is named after."""
    if shut.sort == "change":
        return shut.thing.head == free.thing.head
    if shut.act:
        return shut.thing.head == free.thing.head and shut.act == free.act
    return free.act == shut.thing.head or (shut.thing.head == free.thing.head and free.act in using())


def _same_state(shut: Standing, free: Standing) -> bool:
    mine, theirs = shut.state - {free.act}, free.state - {shut.thing.head}
    if free.act == shut.thing.head:
        theirs |= free.thing.whole  # what is rated, where ratings are switched off
    if opposed(mine, theirs):
        return False
    both = shared(mine, theirs)
    if not mine:
        return not theirs
    if not theirs:
        return free.always
    return bool(both) and not (mine - both and theirs - both) and (free.always or mine <= both)
