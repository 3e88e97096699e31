"""Amounts that clash across a condition: a minimum that another line plans to miss, one step triggered at two counts, one
bound for two statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, covered, different_actors, situation
from specflow.analysis.consistency.comparisons.amounts.numeric import disagreement
from specflow.analysis.consistency.words.lexicon import light

ALIKE = 0.75
_PART = 10.0  # how many times longer something may take and still be thought a part of it
MOST = 60  # lines under one key
_ERRORS = frozenset({"error", "refus", "fail", "warn", "report"})


@dataclass(frozen=True)
class Short:
    """A condition that holds below `count` of `unit`: `fewer than 3 places`, `no match`."""

    claim: Claim
    unit: str
    count: float
    span: tuple[int, int]


def thresholds(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """All three; `loose` also takes two latencies of which nobody says that they are of one thing."""
    shorts = [short for claim in claims for short in _shorts(claim)]
    yield from _shortfalls(claims, shorts)
    yield from _triggers(shorts, weights)
    yield from _statistics(claims)
    if loose:
        yield from _slower(claims)


def _shorts(claim: Claim) -> Iterator[Short]:
    for q in claim.condition_quantities:
        if q.unit[0] == "#" and q.bound == "max":
            yield Short(claim, q.unit, q.high + 1, (q.start, q.end))
    for segment in claim.segments:
        if segment.kind != "if":
            continue
        for at, token in enumerate(segment.tokens[:-1]):
            following = segment.tokens[at + 1]
            if token.word in ("no", "zero") and following.concept:
                yield Short(claim, "#" + following.concept, 1, (token.start, following.end))


def _shortfalls(claims: Sequence[Claim], shorts: Sequence[Short]) -> Iterator[Clash]:
    """A minimum without a condition, and a line about what to do with fewer."""
    by_unit: dict[str, list[tuple[Claim, Quantity]]] = {}
    for claim in claims:
        for q in claim.quantities:
            if q.bound == "min" and q.unit[0] == "#" and claim.modality == "must" and not claim.conditions:
                by_unit.setdefault(q.unit, []).append((claim, q))
    for short in shorts:
        if _ERRORS & short.claim.core or short.claim.negated:
            continue
        for claim, q in by_unit.get(short.unit, ())[:MOST]:
            about = (claim.core & short.claim.all_concepts) - light()
            if claim.owner != short.claim.owner and 1 < short.count <= q.low and about:
                why = "{one} leaves no room for fewer, and {other} says what happens then"
                yield Clash("SF301", side(claim, q.start, q.end), side(short.claim, *short.span), why)


def _triggers(shorts: Sequence[Short], weights: Weights) -> Iterator[Clash]:
    """The same step at two different counts."""
    by_unit: dict[str, list[Short]] = {}
    for short in shorts:
        by_unit.setdefault(short.unit, []).append(short)
    for held in by_unit.values():
        for a, one in enumerate(held[:MOST]):
            for other in held[a + 1 : MOST]:
                if (
                    one.claim.owner == other.claim.owner
                    or one.count == other.count
                    or one.claim.negated != other.claim.negated
                ):
                    continue
                left, right = one.claim.core, other.claim.core
                if len(left & right) > 1 and min(covered(left, right, weights), covered(right, left, weights)) >= ALIKE:
                    why = "{one} and {other} take the same step at different counts"
                    yield Clash("SF301", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _statistics(claims: Sequence[Claim]) -> Iterator[Clash]:
    """One bound on the latency, once for the mean and once for a percentile."""
    held = [(claim, q) for claim in claims for q in claim.quantities if q.statistic and "latenci" in claim.core][
        : 4 * MOST
    ]
    means = [(claim, q) for claim, q in held if q.statistic == "mean"][:MOST]
    for one, mine in means:
        for other, theirs in held:
            if theirs.statistic == "mean" or one.owner == other.owner or mine.unit != theirs.unit:
                continue
            if situation(one, other) == "different" or different_actors(one, other) or _other_thing(one, other):
                continue
            if why := disagreement(mine, theirs, closely=True):
                yield Clash("SF301", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), why)


def _slower(claims: Sequence[Claim]) -> Iterator[Clash]:
    """A promise for a percentile, and a part that takes longer by the same percentile: it may well be a part of it."""
    held = [(claim, q) for claim in claims for q in claim.quantities if q.statistic and q.unit == "time"][: 4 * MOST]
    promised = [(claim, q) for claim, q in held if q.bound == "max" or _demanded(claim, q)]
    taken = [(claim, q) for claim, q in held if q.bound == "exact" and claim.modality == "fact"]
    for one, mine in promised[:MOST]:
        for other, theirs in taken[:MOST]:
            same = mine.statistic == theirs.statistic and one.owner != other.owner
            if same and mine.high * 1.06 < theirs.low < mine.high * _PART:
                why = "{other} takes longer than {one} allows"
                yield Clash("SF301", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), why, likely=False)


def _demanded(claim: Claim, q: Quantity) -> bool:
    """`Must offer first results in 2 seconds`: in no more than that."""
    before = [token.word for token in claim.main if token.end <= q.start][-1:]
    return q.bound == "exact" and claim.modality == "must" and before == ["in"]


def _other_thing(one: Claim, other: Claim) -> bool:
    """Both say whose latency it is, and not the same."""
    general = {"latenci", "respons", "request"} | light()
    left, right = one.core - general, other.core - general
    return bool(left and right and not left & right)
