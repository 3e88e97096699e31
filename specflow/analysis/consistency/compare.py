"""How near two claims are: shared meaning by weight, contrast of kinds, and whether both can apply at one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise, takewhile
from math import log
from typing import Literal

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.words.lexicon import kinds, light, opposites, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_OVER = frozenset("over ends ended end finished finishes closes closed complete done".split())
_OPENING = frozenset("opens opened starts started start begins begun beginning".split())
_NEAR = 6  # words behind `of` in which the whole is named
_ENDED = frozenset({"finish", "end", "complet"})
_DETERMINERS = frozenset("the a an its their his her every each any all this that".split())
Situation = Literal["same", "first-narrower", "second-narrower", "different"]


@dataclass(frozen=True)
class Weights:
    """How much a concept says: rare ones say more, ones that fit anywhere hardly anything."""

    of: dict[str, float]
    usual: float
    keys: dict[tuple[frozenset[str], bool], tuple[str, ...]] = field(default_factory=dict, repr=False)
    """what `index` worked out for a set of concepts: comparisons ask for the same sets again and again"""

    def sum(self, concepts: Iterable[str]) -> float:
        """The weight of all of them."""
        of, usual = self.of, self.usual
        return sum(of.get(one, usual) for one in concepts)


def weights_of(claims: Sequence[Claim]) -> Weights:
    """Weights from how many lines speak of a concept."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen.update(claim.all_concepts)
    many = max(len(claims), 40)
    found = {one: log(1 + many / count) for one, count in seen.items()}
    for one in light():
        found[one] = found.get(one, log(1 + many)) * 0.35
    return Weights(found, log(1 + many))


def shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What both speak of; a part meets its whole, and `driving` the driver, a donation the donor."""
    both = one & other
    left, right = one - both, other - both
    if not left or not right:
        return both  # all of one side is in the other
    wider, persons = kinds(), people()
    more = {part for part in left & wider.keys() if wider[part] & other}
    more |= {whole for part in right & wider.keys() for whole in wider[part] & one}
    for these, those in ((left, other), (right, left)):
        for person in these & persons:
            akin = (person[:-2],) if person.endswith(("er", "or")) else (person + "er", person + "or")
            more |= {person, *those.intersection(akin)} if those.intersection(akin) else set()
    return both | more if more else both


def likeness(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """The weight of what is shared, as a part of the lighter side; 0 to 1."""
    lighter = min(weights.sum(one), weights.sum(other))
    return min(weights.sum(shared(one, other)) / lighter, 1.0) if lighter else 0.0


def covered(part: frozenset[str], whole: frozenset[str], weights: Weights) -> float:
    """How much of `part` the other side speaks of; 0 to 1."""
    total = weights.sum(part)
    return min(weights.sum(shared(part, whole)) / total, 1.0) if total else 0.0


def phrases_of(tokens: Sequence[Token]) -> list[tuple[str, frozenset[str]]]:
    """Head and modifiers of each run of meaning words."""
    found: list[tuple[str, frozenset[str]]] = []
    run: list[str] = []
    for token in (*tokens, Token(".", 0, 0, "")):
        if token.concept:
            run.append(token.concept)
            continue
        if run:
            found.append((run[-1], frozenset(run[:-1])))
        run = []
    return found


def contrasted(one: Claim, other: Claim, *, whole: bool = False) -> bool:
    """Whether they speak of different kinds of one thing: `fast chargers` and `standard chargers`.

    Only their subjects are looked at, or the `whole` clause without its amounts.
    """
    left, right = dict(phrases_of(_named(one, whole))), dict(phrases_of(_named(other, whole)))
    for head in left.keys() & right.keys():
        mine, theirs = left[head] - right[head], right[head] - left[head]
        if mine and theirs and not (left[head] & right[head]):
            return True
    ours, others = _belonging(one), _belonging(other)
    return any(not shared(ours[head], others[head]) for head in ours.keys() & others.keys())


def _belonging(claim: Claim) -> dict[str, frozenset[str]]:
    """What things belong to: `the key of the laundry` -> key: laundry; words like `number` belong to nothing."""
    found: dict[str, frozenset[str]] = {}
    for at, token in enumerate(claim.main[1:-1], 1):
        if token.word == "of" and (head := claim.main[at - 1].concept) and head not in light():
            near = dropwhile(lambda one: one.word in _DETERMINERS, claim.main[at + 1 : at + _NEAR])
            run = takewhile(lambda one: one.concept, near)
            if whole := [one.concept for one in run][-1:]:
                found[head] = frozenset(whole) - (light() - people()) or found.get(head, frozenset())
    return {head: whole for head, whole in found.items() if whole}


def actors_of(claim: Claim) -> frozenset[str]:
    """Who acts: persons before the modal, or behind `by`."""
    before = claim.main[: claim.modal] if claim.modal > 0 else claim.main[:4]
    found = frozenset(
        token.concept
        for at, token in enumerate(before)
        if token.concept in people() and "of" not in [one.word for one in before[max(0, at - 3) : at]]
        and (not at or before[at - 1].word != "to")
    )
    words = [token.word for token in claim.main]
    if not found and words[claim.modal + 1 : claim.modal + 4] == ["be", "able", "to"]:
        heads = [head for head, _ in phrases_of(claim.main[: claim.modal])]
        found = frozenset(heads[:1])
    if not found and claim.modality == "may" and 0 < claim.modal <= 3 and words[claim.modal + 1 : claim.modal + 2] != ["be"]:
        heads = [head for head, _ in phrases_of(claim.main[: claim.modal])]
        found = frozenset(heads if len(heads) == 1 and words[0] in ("a", "an", "any", "every", "each") else ())
    if "by" in words:
        at = words.index("by")
        found |= {token.concept for token in claim.main[at : at + 5] if token.concept in people()}
    return frozenset(found)


def _named(claim: Claim, whole: bool) -> Sequence[Token]:
    if not whole:
        return claim.main[: claim.modal] if claim.modal > 0 else claim.main[:6]
    held, act = [(q.start, q.end) for q in claim.quantities], act_of(claim)
    return [
        token._replace(concept="") if token.concept in act or any(a <= token.start < b for a, b in held) else token
        for token in claim.main
    ]


def act_of(claim: Claim) -> frozenset[str]:
    """What is done: the first word with a meaning behind the modal."""
    found = next((token.concept for token in claim.main[claim.modal + 1 :] if token.concept), "")
    return frozenset({found}) if found else frozenset()


def different_actors(one: Claim, other: Claim) -> bool:
    """Both name who acts, and not the same ones."""
    left, right = actors_of(one), actors_of(other)
    if not left or not right:
        return False
    return not shared(left, right)


def apart(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts of one unit, read as ranges, have nothing in common."""
    if one.unit != other.unit:
        return False
    a, b = interval(one), interval(other)
    return a[1] < b[0] or b[1] < a[0] or (a[1] == b[0] and _open(one, other)) or (b[1] == a[0] and _open(one, other))


def _open(one: Quantity, other: Quantity) -> bool:
    return one.bound in ("min", "max", "reach") and other.bound in ("min", "max", "reach")


def interval(q: Quantity) -> tuple[float, float]:
    """Lowest and highest value."""
    endless = float("inf")
    if q.bound in ("max", "reach"):
        return -endless, q.high
    if q.bound == "min":
        return q.low, endless
    return q.low, q.high


def situation(one: Claim, other: Claim) -> Situation:
    """Whether the conditions of two claims can hold together, and which side is the narrower one."""
    if at_other_times(one, other):
        return "different"
    mine = [s for s in one.segments if s.kind in ("if", "unless") and s.concepts]
    theirs = [s for s in other.segments if s.kind in ("if", "unless") and s.concepts]
    if any(apart(a, b) for a in one.condition_quantities for b in other.condition_quantities):
        return "different"
    if not mine and not theirs:
        return "same"
    if not mine or not theirs:
        return "first-narrower" if mine else "second-narrower"
    left = frozenset().union(*(s.concepts for s in mine))
    right = frozenset().union(*(s.concepts for s in theirs))
    both = shared(left, right)
    if any(opposites().get(a, frozenset()) & right for a in left - right):
        return "different"
    if len(both) * 2 < min(len(left), len(right)) or not both:
        return "different"
    if any(s.negative for s in mine) != any(s.negative for s in theirs):
        return "different"
    if not same_words(left, right) or (left - both and right - both and len(both) < 2):
        return "different"  # `has ended`, `is running`: two states of one thing, however light the words
    if left == right:
        return "same"
    return "first-narrower" if right < left else "second-narrower" if left < right else "same"


def at_other_times(one: Claim, other: Claim) -> bool:
    """One holds before what the other holds after."""
    return _around(one, other) or _around(other, one) or _over(one, other) or _over(other, one)


def _around(one: Claim, other: Claim) -> bool:
    early = [s for s in one.segments if s.kind in ("before", "until")]
    late = [s for s in other.segments if s.kind == "after" or s.word == "from"]
    return any(shared(a.concepts, b.concepts) and not overlapping(a, b) for a in early for b in late)


def overlapping(until: Segment, since: Segment) -> bool:
    """`Until the sale is over`, `from the moment it opens`: all the time between is in both."""
    ended = any(token.word in _OVER for token in until.tokens)
    return ended and any(token.word in _OPENING for token in since.tokens)


def _over(one: Claim, other: Claim) -> bool:
    """`Once the trip has ended`, `while the trip lasts`."""
    late = [s.concepts for s in one.segments if s.kind == "after" and s.concepts & _ENDED]
    on = [s.concepts for s in other.segments if s.kind == "if" and s.word in ("while", "during") and not s.concepts & _ENDED]
    return any(shared(a - _ENDED, b) for a in late for b in on)


def different_audiences(one: Claim, other: Claim) -> bool:
    """Both say for whom it is, and not for the same ones: `show it to rangers`, `on the map of visitors`."""
    left, right = audience_of(one), audience_of(other)
    return bool(left and right) and not shared(left, right) and bool((left | right) & people())


def audience_of(claim: Claim) -> frozenset[str]:
    """Whom something is shown, given or done to: the word behind `to` or `for`, a person behind `of`."""
    found: set[str] = set()
    for at, token in enumerate(claim.main[claim.modal + 1 :], claim.modal + 1):
        if token.word in ("to", "for", "of"):
            near = next((one.concept for one in claim.main[at + 1 : at + 4] if one.concept), "")
            if near and (near in people() or (token.word != "of" and at + 2 >= len(claim.main) - 2)):
                found.add(near)
    return frozenset(found)


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two conditions speak of one thing: neither, or only one of them, says something of its own."""
    both = shared(one, other)
    mine, theirs = one - both - light(), other - both - light()
    return not mine or not theirs or len(both) >= 3 * max(len(mine), len(theirs))


def other_things(one: frozenset[str], other: frozenset[str], weights: Weights, least: float) -> bool:
    """Whether both sides speak of something that the other does not, and share too little besides."""
    both = shared(one, other)
    said = both | light() | frozenset().union(*(kinds().get(part, frozenset()) for part in both))
    if not (one - said) or not (other - said):
        return False
    return likeness(one, other, weights) < least


def parallel(one: Claim, other: Claim) -> bool:
    """Whether two lines say the same of two objects: `inspect a folding crate` and `inspect a folding chair`."""
    mine, theirs = one.core - other.core - light(), other.core - one.core - light()
    mine, theirs = (frozenset(token for token in some if token[0] != "#") for some in (mine, theirs))
    if len(mine) != 1 or len(theirs) != 1 or shared(mine, theirs) or act_of(one) != act_of(other):
        return False
    return mine <= object_of(one) and theirs <= object_of(other)


def object_of(claim: Claim) -> frozenset[str]:
    """What something is done to: the words right behind the act, up to the next small word."""
    behind = dropwhile(lambda token: not token.concept, claim.main[claim.modal + 1 :])
    rest = dropwhile(lambda token: token.word in _DETERMINERS, list(behind)[1:])
    return frozenset(token.concept for token in takewhile(lambda token: token.concept, rest))


def opposed(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """Two concepts of both sides that exclude each other."""
    for concept in sorted(one - other):
        against = opposites().get(concept, frozenset()) & (other - one)
        if against:
            return concept, min(against)
    return None

def periods_of(claim: Claim) -> frozenset[str]:
    """The day of a `day ticket`: which of them it is."""
    return frozenset(
        token.word
        for token, following in pairwise(claim.main)
        if UNITS.get(token.word, ("", 0))[0] == "time" and following.concept and not following.word[:1].isdigit()
    )
