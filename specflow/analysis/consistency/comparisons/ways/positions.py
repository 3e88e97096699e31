"""Two positions of one thing in one state: shut and open while a train passes, running and stopped when it is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.positions import Position, Situation, positions_of
from specflow.analysis.consistency.claims.told import Told, inside_out, other_people
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import opposed, shared

MOST = 40  # lines about one thing that are looked at


def stances(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of lines that want a thing in two positions in the same state."""
    held: dict[str, list[Position]] = {}
    for each in told:
        for found in positions_of(each):
            held.setdefault(found.thing.head, []).append(found)
    for rivals in held.values():
        for at, one in enumerate(rivals if len(rivals) <= MOST else ()):
            for other in rivals[at + 1 :]:
                if one.told.claim.owner != other.told.claim.owner and _clash(one, other):
                    why = "in one and the same state {one} wants one thing and {other} the opposite"
                    yield Clash("SF308", whole(one.told.claim), whole(other.told.claim), why)


def _clash(one: Position, other: Position) -> bool:
    if one.at[0] != other.at[0] or one.at[1] == other.at[1] or not _one_thing(one, other):
        return False
    if inside_out(one.told, other.told) or other_people(one.told, other.told):
        return False
    if one.state is None or other.state is None:
        endless = one if one.state is None else other
        return endless.always and (one.state or other.state) is not None
    return _same_state(one.state, other.state)


def _one_thing(one: Position, other: Position) -> bool:
    mine, theirs = one.thing.whole, other.thing.whole
    return mine == theirs or (one.every and mine < theirs) or (other.every and theirs < mine)


def _same_state(one: Situation, other: Situation) -> bool:
    if one.phase != other.phase or one.marks != other.marks or opposed(one.concepts, other.concepts):
        return False
    both = shared(one.concepts, other.concepts)
    return bool(both) and one.concepts <= both and other.concepts <= both
