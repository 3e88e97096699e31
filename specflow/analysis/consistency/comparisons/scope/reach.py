"""Some only, and all of them: what one line keeps for some, or takes some out of, another line has reach further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.reach import DAYS, Reach, all_days, days, everywhere, place, reaches_of
from specflow.analysis.consistency.claims.told import Told, inside_out, other_phase
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import opposed, shared
from specflow.analysis.consistency.words.lexicon import kinds, people
from specflow.analysis.consistency.words.tokens import is_negation

MOST = 40  # lines about one thing that are looked at
_SORTS = frozenset({"categori", "kind", "type", "sort", "class", "group", "tier", "variant"})
MORE = 3  # words that one of two lines adds


def reach(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that is kept for some, or leaves some out, and one that says the same of all, or of the others as well."""
    narrow: list[Reach] = []
    wide: dict[str, list[Reach]] = {}
    for one in told:
        for found in reaches_of(one):
            if found.sort in ("kept", "cut"):
                narrow.append(found)
            elif not any(is_negation(word) for word in one.words[:6]) and not one.claim.only:
                for word in found.rest:
                    wide.setdefault(word, []).append(found)
    seen: set[tuple[int, int]] = set()
    for few in narrow:
        for word in sorted(few.rest):
            rivals = wide.get(word, ())
            for many in rivals if len(rivals) <= MOST else ():
                pair = few.told.claim.owner, many.told.claim.owner
                if pair[0] != pair[1] and pair not in seen and _clash(few, many):
                    seen.add(pair)
                    yield Clash("SF304", whole(few.told.claim), whole(many.told.claim), _WHY[few.sort])


_WHY = {
    "kept": "{one} keeps it for some, and {other} has it for others as well",
    "cut": "{one} leaves some out of it, and {other} does not",
}


def _clash(few: Reach, many: Reach) -> bool:
    if not _same_matter(few, many) or _elsewhere(few.told, many.told):
        return False
    return _beyond(few, many) if few.sort == "kept" else _taken_in(few, many)


def _same_matter(few: Reach, many: Reach) -> bool:
    """Whether both lines say one thing of them: what one of them adds, the other does not contradict."""
    mine, theirs = few.rest - many.words, many.rest - few.words
    if days(few):
        mine, theirs = mine - DAYS, theirs - DAYS
    both = shared(mine, theirs)
    if not both - people() or opposed(mine, theirs):
        return False
    left, right = mine - both - people(), theirs - both - people()
    return not (left and right) and len(left | right) <= (MORE if len(both) > 1 else 1)


def _elsewhere(one: Told, other: Told) -> bool:
    if other_phase(one, other) or one.claim.exceptions or other.claim.exceptions:
        return True
    return inside_out(one, other) and not {"outside"} & one.said & other.said and not _both_devices(one, other)


def _both_devices(one: Told, other: Told) -> bool:
    return "only" in one.said and " and " in other.text


def _beyond(few: Reach, many: Reach) -> bool:
    """Whether `many` are more than the few for whom it is kept."""
    if days(few):
        return all_days(many.told) or (many.sort == "with" and days(many) and not many.words <= few.words)
    if few.narrowed and everywhere(many.told, of_people=few.head in people()):
        return True
    if many.sort == "all":
        return _wider(few, many)
    if many.lead == "and":
        others = {c.concept for c in many.told.body if c.start in many.spans} - {many.head}
        return few.words <= many.words and bool(others) and not others & few.rest
    one_head = many.head == few.head and few.narrowed and many.narrowed
    return one_head and bool(many.words - few.words) and bool(few.words - many.words)


def _wider(few: Reach, many: Reach) -> bool:
    if not few.narrowed:
        return False
    if place(many.head) and not many.words & few.words:
        return few.lead in ("in", "at", "from") or bool({"in", "at", "from"} & few.told.said)
    one_head = many.head == few.head or many.head in kinds().get(few.head, ()) or few.head in many.words
    part = not few.words <= many.words or len(few.words) == 1  # `readers under 18`
    return one_head and part and not many.front - few.words - few.rest - {many.head}


def _taken_in(few: Reach, many: Reach) -> bool:
    """Whether the ones that are left out are among `many`."""
    if (few.lead == "outside") != (many.lead == "outside"):
        return False
    if many.sort == "all" and "exception" in many.told.said and {"without", "no"} & many.told.said:
        return True
    if many.sort == "with":
        named = few.words - {few.head} <= many.words and (few.head in many.words | {many.head} or bool(many.words & few.words))
        return few.words <= many.words or (named and few.narrowed)
    if many.head in _SORTS and few.head in many.words:
        return True  # `every ticket category`
    return few.head == many.head and few.narrowed and many.words <= few.words
