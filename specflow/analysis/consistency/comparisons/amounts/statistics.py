"""Averages, medians, percentiles and ends of one figure: they come in an order that no two lines may turn round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import matter, same_matter
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import apart, situation

MOST = 60  # figures of one unit
_SLACK = 1.06
_TAIL = {"p50": 50.0, "p75": 75.0, "p90": 90.0, "p95": 95.0, "p98": 98.0, "p99": 99.0, "p999": 99.9, "min": 0.0, "max": 100.0}
_ENDS = frozenset(("min", "max"))
_MIDDLES = frozenset(("mean", "p50"))
_NAMES = frozenset("peak peaks peaked peaking busiest worst quietest slackest th typical typically value level".split())

Figure = tuple[Claim, Quantity, frozenset[str]]


def statistics(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of two statistics of one thing that cross each other."""
    by_unit: dict[str, list[Figure]] = {}
    for claim in claims:
        named = [q for q in claim.quantities if q.statistic]
        if len(named) == 1 and not claim.negated:
            by_unit.setdefault(named[0].unit, []).append((claim, named[0], _about(claim, named[0])))
    yield from _beyond(claims, by_unit)
    for held in by_unit.values():
        for at, (one, mine, about) in enumerate(held[:MOST]):
            for other, theirs, same in held[at + 1 : MOST]:
                if one.owner == other.owner or mine.rate != theirs.rate or not same_matter(about, same):
                    continue
                if situation(one, other) == "same" and (why := crossed(mine, theirs)):
                    yield Clash("SF301", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), why)


def _beyond(claims: Sequence[Claim], named: Mapping[str, Sequence[Figure]]) -> Iterator[Clash]:
    """An average above what is never exceeded."""
    for claim in claims if named else ():
        bounds = [q for q in claim.quantities if not q.statistic and not q.role and q.bound in ("max", "min")]
        for one, mine, about in named.get(bounds[0].unit, ())[:MOST] if len(bounds) == 1 else ():
            bound = bounds[0]
            if one.owner == claim.owner or mine.rate != bound.rate or not same_matter(about, _about(claim, bound)):
                continue
            if situation(one, claim) == "same" and apart(replace(mine, statistic=""), bound):
                why = "what {one} tells of lies outside what {other} allows"
                yield Clash("SF301", side(one, mine.start, mine.end), side(claim, bound.start, bound.end), why)


def _about(claim: Claim, amount: Quantity) -> frozenset[str]:
    return matter([token for token in claim.main if not amount.start <= token.start < amount.end], _NAMES)


def crossed(mine: Quantity, theirs: Quantity) -> str:
    """A median above the 90th percentile, an average above the most there was; a mean may lie on any side of a percentile."""
    both = mine.statistic, theirs.statistic
    if both[0] == both[1] or ("mean" in both and not _ENDS.intersection(both)):
        return ""
    low, high = (50.0 if one == "mean" else _TAIL.get(one, 50.0) for one in both)
    lower, upper = (mine, theirs) if low <= high else (theirs, mine)
    if lower.bound not in ("min", "exact") or upper.bound not in ("max", "exact") or low == high:
        return ""
    return "{one} and {other} turn the order of their two statistics round" if lower.low > upper.high * _SLACK else ""


def room_around(mine: Quantity, theirs: Quantity) -> bool:
    """Whether a figure that names no statistic may differ from an average, a median or an end: it is no bound itself."""
    named, plain = (mine, theirs) if mine.statistic else (theirs, mine)
    return plain.bound == "exact" and (named.statistic in _MIDDLES or named.statistic in _ENDS)
