"""At once, and only after; before, and after: one deed of which two lines say in two ways what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import Deed, deeds_of
from specflow.analysis.consistency.claims.phrases import noun
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.claims.whose import other_doers
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import light, people

MOST = 60  # lines with one verb that are looked at
Turn = Literal["at once", "with", "only after", "before", "after"]
_AT_ONCE = frozenset(
    "immediately instantly at_once right_away straight_away immediate automatically straight_after real_time real-time".split()
)
_AGAINST: dict[Turn, tuple[Turn, ...]] = {"at once": ("only after",), "with": ("only after",), "before": ("only after", "after")}
_WHY = "{one} has it done at once, {other} only after something else"
_WITH = "{one} has it done together with what {other} has it wait for"
_TURNED = "{one} has it done before what {other} has it done after"


_REASONS = {"at once": _WHY, "with": _WITH}


@dataclass(frozen=True)
class Turned:
    """A deed, and the event that it waits for or comes before; `at once` waits for no more than its own event."""

    claim: Claim
    deed: Deed
    turn: Turn
    event: frozenset[str]


def turns(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of which one line has it done at once, or before what the other line has it wait for."""
    by_verb: dict[str, list[Turned]] = {}
    for claim in claims:
        for found in turns_of(claim):
            for verb in found.deed.verbs:
                by_verb.setdefault(verb, []).append(found)
    for verb in sorted(by_verb):
        held = by_verb[verb][:MOST]
        for one in held:
            for other in held:
                if one.claim.owner != other.claim.owner and other.turn in _AGAINST.get(one.turn, ()) and _same(one, other):
                    yield Clash("SF306", side(one.claim), side(other.claim), _REASONS.get(one.turn, _TURNED))


def turns_of(claim: Claim) -> Iterator[Turned]:
    """What a line says of when its deed is done."""
    if claim.negated:
        yield from _not_until(claim)
    if claim.negated or claim.modality in ("may", "should") or claim.able:
        return
    for deed in deeds_of(claim):
        if not deed.heads and not deed.doers:
            continue
        words = {token.word for token in claim.tokens}
        if _AT_ONCE & words or _the_moment(claim):
            yield Turned(claim, deed, "at once", _events(claim))
        if company := _company(claim):
            yield Turned(claim, deed, "with", company)
        for segment in claim.segments:
            event = segment.concepts - light() - people()
            if event and segment.kind in ("before", "after"):
                only = segment.kind == "after" and _only_before(claim, segment)
                yield Turned(claim, deed, "only after" if only else "before" if segment.kind == "before" else "after", event)
            elif event and segment.kind == "if" and _only_before(claim, segment):
                yield Turned(claim, deed, "only after", event)
            elif event and segment.kind == "if" and _over(segment):
                yield Turned(claim, deed, "after", event)


def _not_until(claim: Claim) -> Iterator[Turned]:
    """`Is not sent until the parcel has arrived`: only after that."""
    if claim.quantities or claim.condition_quantities:
        return
    for segment in claim.segments:
        event = segment.concepts - light() - people()
        if event and segment.kind in ("until", "before") and not segment.leading:
            yield from (Turned(claim, deed, "only after", event) for deed in deeds_of(claim) if deed.heads or deed.doers)


def _company(claim: Claim) -> frozenset[str]:
    """`Together with the parcel`: what it goes with."""
    words = [token.word for token in claim.main]
    at = next((n for n, word in enumerate(words) if word in ("together", "along") and words[n + 1 : n + 2] == ["with"]), -1)
    return frozenset(token.concept for token in noun(claim.main[at + 2 :]) if token.concept) - light() if at >= 0 else frozenset()


def _the_moment(claim: Claim) -> bool:
    """`The moment its upload ends`, `right after the upload`, `as soon as it is uploaded`."""
    words = [token.word for token in claim.tokens]
    near = {("the", "moment"), ("right", "after"), ("straight", "after"), ("real", "time"), ("soon", "as"), ("the", "second")}
    return any(pair in near for pair in pairwise(words))


def _only_before(claim: Claim, segment: Segment) -> bool:
    """Whether `only` stands right before a condition: `only once it is paid`."""
    before = [token.word for token in claim.tokens if token.end <= segment.at]
    return before[-1:] == ["only"]


def _over(segment: Segment) -> bool:
    """`When the lesson has ended`, `is over`."""
    words = [token.word for token in segment.tokens]
    return bool({"has", "have"} & set(words) or {"over", "finished", "done"} & set(words[-1:])) and not segment.negative


def _events(claim: Claim) -> frozenset[str]:
    return frozenset().union(*(one.concepts for one in claim.segments)) - light() - people()


def _same(one: Turned, other: Turned) -> bool:
    if not one.deed.alike(other.deed) or other_doers(one.claim, other.claim):
        return False
    mine, theirs = one.deed.heads | one.deed.doers, other.deed.heads | other.deed.doers
    if not (mine & (theirs | other.deed.things) or theirs & one.deed.things):
        return False
    if one.deed.apart(other.deed):
        return False
    if one.turn == "at once":
        return not shared(one.event, other.event) and not shared(one.claim.core - one.deed.things, other.event)
    both = shared(one.event, other.event)
    return bool(both) and 2 * len(both) >= min(len(one.event), len(other.event))
