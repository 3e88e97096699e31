"""Left open and demanded: one line lets people leave out what another does not do without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.needed import Need, act_demanded, deed_demanded, demanded, left_open
from specflow.analysis.consistency.claims.told import Told, elsewhere, one_thing, other_people, whom
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import people

MOST = 40  # lines about one thing that are looked at
_ALIKE = 5  # letters that an applicant and an application share
_COUNTS = frozenset("one two three four five six seven eight nine ten".split())
_WHOM = 5  # words behind `for` that say for what
_SELVES = frozenset("themselves himself herself itself yourself".split())
_ORDINALS = {"second": "two", "third": "three", "fourth": "four"}
_SMALL = frozenset("a an the of every each any all one its their".split())
_BOUNDS = frozenset("above below over under than".split())
_ANY = frozenset("whatever regardless irrespective independent".split())
_AMOUNTS = frozenset("amount value price size sum cost number quantity weight length total height age".split())
NEAR = 6  # words between `regardless` and of what


def needs(told: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that makes a thing optional and one that does nothing without it."""
    free = list(_left_open(told))
    firm: dict[str, list[Need]] = {}
    for need in (need for one in told for need in (*demanded(one), *act_demanded(one), *deed_demanded(one))) if free else ():
        for concept in need.thing.whole:
            firm.setdefault(concept, []).append(need)
    seen: set[tuple[int, int]] = set()
    for one in free:
        for concept in sorted(one.thing.whole):
            for other in firm.get(concept, ())[:MOST]:
                pair = one.told.claim.owner, other.told.claim.owner
                if pair[0] != pair[1] and pair not in seen and _clash(one, other):
                    seen.add(pair)
                    why = "{one} does not do without what {other} leaves open"
                    yield Clash("SF302", whole(other.told.claim), whole(one.told.claim), why)


def _left_open(told: Sequence[Told]) -> Iterator[Need]:
    before: Need | None = None
    for one in told:
        if before is not None and before.told.claim.owner != one.claim.owner:
            before = None
        for need in left_open(one, before):
            before = need
            yield need


def _clash(free: Need, firm: Need) -> bool:
    if not _one_thing(free, firm) or other_people(free.told, firm.told):
        return False
    if elsewhere(free.told, firm.told) and not free.for_good:
        return False
    if firm.lacking or shared(firm.excepted, free.told.concepts) or shared(free.excepted, firm.told.concepts):
        return False
    if _of_somebody(free, firm):
        return False
    if _beyond(free.told, firm.told) or _for_two(free.told, firm.told):
        return False
    if (_bounded(free.told) and not _whatever(firm.told)) or _bounded(firm.told):
        return False
    if not free.context or not firm.context or free.for_good:
        return True
    both = shared(free.context, firm.context)
    if both and _whatever(firm.told):
        return True
    return bool(both) and not (free.context - both and firm.context - both)


def _one_thing(free: Need, firm: Need) -> bool:
    """One thing; where one line only says of what it is, the other one speaks of that as well."""
    if one_thing(free.thing, firm.thing) or _one_of_two(free, firm):
        return True
    mine, theirs = (one.thing.whole - _COUNTS - (people() - {one.thing.head}) for one in (free, firm))
    if free.thing.head != firm.thing.head or free.none_at_all:
        return free.thing.head == firm.thing.head and mine <= theirs
    return mine - theirs <= firm.context and theirs - mine <= free.context


def _one_of_two(free: Need, firm: Need) -> bool:
    """`The second signature`, `two signatures`: without the second there are no two."""
    nth = [_ORDINALS[word] for word in free.told.words if word in _ORDINALS]
    return bool(nth) and free.thing.head == firm.thing.head and nth[0] in firm.told.said


def _of_somebody(free: Need, firm: Need) -> bool:
    """`Writers need no photo`: said of persons alone, it is not said of everything that lacks one; but of their applications."""
    who = whom(free.told)
    if free.context or not firm.context or not who or whom(firm.told) or "need" not in free.told.said:
        return False
    return not any(one[:_ALIKE] == other[:_ALIKE] for one in who for other in firm.context)


def _for_two(one: Told, other: Told) -> bool:
    """`Optional for day trips`, `compulsory for trips of a week`: each is for something of its own."""
    mine, theirs = (
        set(told.text.partition(" for ")[2].rstrip(" .").split()[:_WHOM]) - _SMALL for told in (one, other)
    )  # fmt: skip
    if (mine | theirs) & _SELVES:
        return False
    return bool(mine - theirs and theirs - mine)


def _whatever(told: Told) -> bool:
    """`Whatever the amount`: no bound makes an exception from it."""
    words = told.words
    at = next((n for n, word in enumerate(words) if word in _ANY or words[n : n + 2] == ("no", "matter")), len(words))
    return bool(_AMOUNTS & set(words[at : at + NEAR]))


def _beyond(one: Told, other: Told) -> bool:
    """`Above beginner level`, `for beginners`: what lies above something is not that."""
    mine, theirs = (
        {following.concept for token, following in pairwise(told.body) if token.word in _BOUNDS and following.concept}
        for told in (one, other)
    )
    return bool((mine - theirs) & other.concepts or (theirs - mine) & one.concepts)


def _bounded(told: Told) -> bool:
    """`Not needed below 50 euros`: some of them only."""
    words = told.words
    return any(word in _BOUNDS and words[at + 1 : at + 2] and words[at + 1][:1].isdigit() for at, word in enumerate(words))
