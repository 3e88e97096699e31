"""Soon against seldom: a change has to show within minutes, and what would show it runs once a night."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, phrases_of, shared, situation
from specflow.analysis.consistency.words.lexicon import light, plain_acts

ALIKE = 0.3
CLOSELY = 0.6  # where two paces of one work are compared
MOST = 60  # promises, cycles and lines between them that are looked at
_SLACK = 1.06
_NAMED = {
    "hourly": 3600.0, "daily": 86400.0, "nightly": 86400.0, "weekly": 604800.0, "monthly": 2629800.0,
    "overnight": 86400.0,
    **dict.fromkeys("sunday monday tuesday wednesday thursday friday saturday".split(), 604800.0),
}  # fmt: skip
_WHENEVER = frozenset({"now", "later", "work"})  # concepts that any promise and any job could hold
_ONCE = {"hour": 3600.0, "day": 86400.0, "night": 86400.0, "week": 604800.0, "month": 2629800.0}
_RUNS = frozenset(
    "poll polls polled polling run runs batch batches batched rebuild rebuilds rebuilt refresh refreshes refreshed sync syncs "
    "synced cron job update updates updated import imports imported reload reloads reloaded recompute recomputed computed "
    "handed passed sent forwarded uploaded calculated recalculated reindex reindexed written generated exported transferred "
    "copied reaches reach index indexed".split()
)


@dataclass(frozen=True)
class Timed:
    """A promise to be done within `seconds`, or work that is done once in that time; `span` is the words that say so."""

    claim: Claim
    seconds: float
    span: tuple[int, int]


def cycles(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs of a promise and of work done too seldom to keep it; `loose` also takes pairs that a third line ties together."""
    yield from _twice_timed(claims, weights)
    seldom = [found for claim in claims if (found := cycle_of(claim)) is not None][:MOST]
    soon = [found for claim in claims if (found := promise_of(claim)) is not None] if seldom else []
    for cycle in seldom:
        between = _between(cycle, claims) if loose else []
        for promise in soon:
            if promise.claim.owner == cycle.claim.owner or cycle.seconds <= promise.seconds * _SLACK:
                continue
            if _tied(promise.claim, cycle.claim, weights, loose) or any(_met(promise.claim, one) for one in between):
                why = "{one} promises it sooner than {other} brings it about"
                yield Clash("SF306", side(promise.claim, *promise.span), side(cycle.claim, *cycle.span), why, not loose)


def _twice_timed(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """One work that comes round at two paces: asked for every hour, and done once a night."""
    held = [found for claim in claims if (found := cycle_of(claim)) is not None and _worked(claim)][:MOST]
    for one in held:
        for other in held:
            if one.claim.owner == other.claim.owner or other.seconds <= one.seconds * _SLACK or one.claim.modality != "must":
                continue
            left, right = _about(one.claim), _about(other.claim)
            alike = len(shared(left, right)) > 1 and likeness(left, right, weights) >= CLOSELY
            apart = _other_kinds(one.claim, other.claim) or situation(one.claim, other.claim) != "same"
            if alike and not apart and _worked(one.claim) & _worked(other.claim):
                why = "{one} asks for it more often than {other} brings it about"
                yield Clash("SF306", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _other_kinds(one: Claim, other: Claim) -> bool:
    """Sales reports beside stock reports."""
    named = dict(phrases_of(one.main))
    return any(mods and named.get(head) and not mods & named[head] for head, mods in phrases_of(other.main))


def _worked(claim: Claim) -> frozenset[str]:
    """The work that comes round: the refreshing of `is refreshed once a night`."""
    return frozenset(token.concept for token in claim.main if token.word in _RUNS and token.concept)


def promise_of(claim: Claim) -> Timed | None:
    """`Within ten minutes`: the latest moment at which something has happened."""
    if claim.negated:
        return None
    for q in claim.quantities:
        if q.unit == "time" and q.bound == "max" and not q.rate and not q.role and not q.statistic and q.high > 1:
            return Timed(claim, q.high, (q.start, q.end))
    return None


def cycle_of(claim: Claim) -> Timed | None:
    """`A poll that runs every 30 minutes`, `rebuilt once a night`: work that comes round."""
    if claim.negated or not any(token.word in _RUNS for token in claim.tokens):
        return None
    for q in (*claim.quantities, *claim.condition_quantities):
        if q.unit == "time" and q.rate and q.bound == "exact" and q.high >= 60:
            return Timed(claim, q.high, (q.start, q.end))
    for token, following in pairwise(claim.tokens):
        if token.word in ("every", "each", "a", "per") and following.word in _ONCE and _counted(claim, token.start):
            return Timed(claim, _ONCE[following.word], (token.start, following.end))
    for token in claim.tokens:
        often, _, unit = token.word.rpartition("_")  # `once_a_day` is one token
        if seconds := _NAMED.get(token.word) or (_ONCE.get(unit) if often in ("once_a", "every") else None):
            return Timed(claim, seconds, (token.start, token.end))
    return None


def _counted(claim: Claim, start: int) -> bool:
    """`every night`, `once a night`; not `a day later`."""
    words = [token.word for token in claim.tokens if token.start <= start]
    return words[-1] in ("every", "each") or words[-2:-1] == ["once"]


def _about(claim: Claim) -> frozenset[str]:
    return claim.all_concepts - light() - plain_acts() - _WHENEVER


def _tied(one: Claim, other: Claim, weights: Weights, loose: bool) -> bool:
    """Whether both speak of one thing."""
    left, right = _about(one), _about(other)
    both = shared(left, right)
    if situation(one, other) == "different" and not loose:
        return False
    if loose:
        return len(both) > 1 or bool(both & _head(one))
    return len(both) > 1 and likeness(left, right, weights) >= ALIKE


def _head(claim: Claim) -> frozenset[str]:
    """The last word before the modal: what the promise is about."""
    before = [token.concept for token in claim.main[: max(claim.modal, 0)] if token.concept]
    return frozenset(before[-1:])


def _between(cycle: Timed, claims: Sequence[Claim]) -> list[Claim]:
    """Plain statements that say what depends on the work: two words of it, the work itself among them."""
    about = _about(cycle.claim)
    work = {token.concept for token in cycle.claim.tokens if token.word in _RUNS}
    return [
        claim for claim in claims
        if claim.modality == "fact" and claim.owner != cycle.claim.owner
        and len(both := _about(claim) & about) > 1 and both & work
    ][:MOST]  # fmt: skip


def _met(promise: Claim, between: Claim) -> bool:
    """Whether a promise names what a line between speaks of: by a name of two words, or by two words."""
    if promise.owner == between.owner:
        return False
    names = {(head, mods) for head, mods in phrases_of(promise.tokens) if mods}
    return len(_about(promise) & _about(between)) > 1 or any(name in names for name in phrases_of(between.tokens))
