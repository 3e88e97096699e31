"""How one thing stands in one state: locked and changed all the same, out of service and booked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.standing import Standing, free, parts, shut, using
from specflow.analysis.consistency.claims.told import Told, inside_out
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import opposed, shared

MOST = 40  # lines about one thing that are looked at


def standing(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that takes a thing out of people's hands and one that leaves it to them, in the same state."""
    closed = [found for one in told for found in shut(one)]
    heads = {one.thing.head for one in closed}
    boxes = frozenset().union(*(one.state for one in closed if one.thing.head == "content"))
    usable: dict[str, list[Standing]] = {}
    for one in (found for each in told if (heads | boxes) & each.concepts for found in free(each)):
        wholes = one.thing.mods | one.state if one.sort == "change" else frozenset()  # the amount of an invoice
        inside = {"content"} if one.sort == "use" else frozenset()
        for concept in ({one.thing.head, one.act} | (wholes & heads) | inside) - {""}:
            usable.setdefault(concept, []).append(one)
    seen: set[tuple[int, int]] = set()
    for one in closed:
        rivals = usable.get(one.thing.head, [])
        for other in rivals if len(rivals) <= MOST else ():
            pair = one.told.claim.owner, other.told.claim.owner
            if pair[0] != pair[1] and pair not in seen and one.sort == other.sort and _clash(one, other):
                seen.add(pair)
                why = "{one} says that it cannot be done any more, and {other} has it done"
                yield Clash("SF308", whole(one.told.claim), whole(other.told.claim), why)


def _clash(no: Standing, yes: Standing) -> bool:
    if no.people and yes.people and not shared(no.people, yes.people):
        return False
    if inside_out(no.told, yes.told) or not _of_one(no, yes) or (no.meanwhile != yes.meanwhile and (no.over or yes.over)):
        return False
    if yes.lasts and yes.bounded and no.from_the_first and not no.bounded:
        return yes.thing.whole == no.thing.whole
    if (no.bounded or yes.bounded) and not yes.always:
        return False
    return _same_state(no, yes)


def _of_one(no: Standing, yes: Standing) -> bool:
    """One thing and one deed: what is changed, what is used, or the deed that the thing is named after."""
    if no.sort == "change":
        part = yes.thing.head in parts() and no.thing.head in yes.thing.mods | yes.state
        return part or no.thing.head == yes.thing.head
    if no.act:
        inside = no.thing.head == "content" and bool(no.state & yes.state)  # whatever it is that lies in the box
        return no.act == yes.act and (inside or no.thing.head == yes.thing.head)
    return yes.act == no.thing.head or (no.thing.head == yes.thing.head and yes.act in using())


def _same_state(no: Standing, yes: Standing) -> bool:
    mine, theirs = no.state - {yes.act}, yes.state - {no.thing.head}
    if no.sort == "change" and no.thing.head != yes.thing.head:
        theirs -= {yes.thing.head}
    if yes.act == no.thing.head:
        theirs |= yes.thing.whole  # what is rated, where ratings are switched off
    if opposed(mine, theirs):
        return False
    both = shared(mine, theirs)
    if not mine:
        return not theirs
    if not theirs:
        return yes.always
    return bool(both) and not (mine - both and theirs - both) and (yes.always or mine <= both)
