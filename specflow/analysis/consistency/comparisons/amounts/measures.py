"""Two values of one parameter, whatever verbs say so: a slot of 45 minutes, and no slot longer than 30."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import headed, same_matter
from specflow.analysis.consistency.claims.measures import Measure, measures_of
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spells import told_apart
from specflow.analysis.consistency.claims.told import devices_apart, phases_apart
from specflow.analysis.consistency.claims.verbs import is_participle
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import contrasted, different_actors, periods_of, shared, situation
from specflow.analysis.consistency.comparisons.amounts.numeric import disagreement
from specflow.analysis.consistency.words.lexicon import light, people

MOST = 60  # amounts under one word
_HEDGED = 1.3  # how far two rough figures may lie apart
_MORE = 1.06
_BEING = frozenset("is are be been".split())


def measures(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that give one parameter two values which leave nothing in common."""
    by_word: dict[tuple[str, str], list[Measure]] = {}
    for claim in claims:
        for found in measures_of(claim):
            for word in sorted(found.about):
                by_word.setdefault((found.unit, word), []).append(found)
    seen: set[tuple[int, int]] = set()
    for held in by_word.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                pair = id(one), id(other)
                if one.claim.owner == other.claim.owner or pair in seen:
                    continue
                seen.add(pair)
                if (why := _apart(one, other)) and _one_parameter(one, other):
                    mine, theirs = (side(each.claim, each.amount.start, each.amount.end) for each in (one, other))
                    yield Clash("SF301", mine, theirs, why)


def _apart(one: Measure, other: Measure) -> str:
    if one.period != other.period or (one.aspect and other.aspect and one.aspect != other.aspect):
        return ""
    if one.amount.rate != other.amount.rate and not one.period:
        return ""
    mine, theirs = _limit(one), _limit(other)
    low, high = sorted((mine.value, theirs.value))
    if (one.hedged or other.hedged) and high <= low * _HEDGED:
        return ""
    if one.unit == "#retri" and high - low < 2 and one.amount.unit != other.amount.unit:
        return ""  # a try and one retry are two attempts
    if mine.bound == theirs.bound == "reach" and one.about == other.about and _granting(one, other) and high > low * _MORE:
        return "{one} and {other} promise different amounts of one thing"
    return disagreement(mine, theirs, closely=True)


def _granting(one: Measure, other: Measure) -> bool:
    """`Can reserve up to three at once`, both of them, and under no condition."""
    early = [[segment.concepts for segment in each.claim.segments if segment.kind == "before"] for each in (one, other)]
    told = any(segment.kind != "before" for each in (one, other) for segment in each.claim.segments)
    may = all(each.claim.modality == "may" and not each.claim.negated for each in (one, other))
    return may and not told and early[0] == early[1]


def _limit(one: Measure) -> Quantity:
    """A time that may last `up to` so long is limited."""
    reach = one.amount.bound == "reach" and one.unit == "time" and one.claim.modality != "may"
    return replace(one.amount, bound="max", low=0.0) if reach else one.amount


def _one_parameter(one: Measure, other: Measure) -> bool:
    mine, theirs = one.claim, other.claim
    if not _same_thing(one, other) or situation(mine, theirs) != "same" or different_actors(mine, theirs):
        return False
    words = [[token.word for token in claim.tokens] for claim in (mine, theirs)]
    if phases_apart(*words) or devices_apart(*words):
        return False
    if one.unit == "money" and periods_of(mine) != periods_of(theirs):
        return False
    return one.unit != "time" or not told_apart(mine, one.amount, theirs, other.amount)


def _same_thing(one: Measure, other: Measure) -> bool:
    if same_matter(one.about, other.about):
        return True
    less, more = (one, other) if one.about < other.about else (other, one)
    spare = more.about - less.about
    if not less.about < more.about or "@to" in spare or not (less.firm or _doer(more, less, spare)):
        return False
    if spare & people() - light() and any(token.word == ":" for token in less.claim.main):
        return False  # what some of them may
    return not contrasted(one.claim, other.claim) and not headed(more.claim.main, less.about, spare)


def _doer(active: Measure, passive: Measure, spare: frozenset[str]) -> bool:
    """`The broker retries it three times`, `it is retried five times`: who does it in one line is all that is new."""
    first = next((token for token in active.claim.main if token.concept), None)
    main = passive.claim.main
    done = any(
        before.word in _BEING and is_participle(token.word) and token.concept in active.about for before, token in pairwise(main)
    )
    by = any(token.word == "by" for token in main) or any(token.word in _BEING for token in active.claim.main)
    doer = first is not None and shared(spare, frozenset({first.concept})) == spare
    return doer and done and not by and active.unit != "rhythm"
