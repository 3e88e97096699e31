"""One step taken from two different amounts on: a second look above 5 % here, above 2 % there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, covered, different_actors, shared
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts

ALIKE = 0.6
MOST = 200  # triggers that are looked at
_SLACK = 1.06
_NEAR = 3  # words before an amount that say what has it
_AGAIN = frozenset({"second", "again", "retri", "twic"})
_TELLING = frozenset({"inform", "ask", "messag", "deliver", "request", "tell", "need"})  # nearly every step is one of these


@dataclass(frozen=True)
class Trigger:
    """A step that is taken above an amount; `step` is what is done, `measured` is what has the amount, `about` is
    everything the line speaks of."""

    claim: Claim
    amount: Quantity
    step: frozenset[str]
    measured: frozenset[str]
    about: frozenset[str]


def triggers(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs that take one step from different amounts on; `loose` also takes pairs that are worth a question."""
    by_unit: dict[str, list[Trigger]] = {}
    for claim in claims:
        for found in triggers_of(claim):
            by_unit.setdefault(found.amount.unit, []).append(found)
    for held in by_unit.values():
        for a, one in enumerate(held[:MOST]):
            for other in held[a + 1 : MOST]:
                if _differ(one, other) and _one_step(one, other, weights, loose):
                    why = "{one} and {other} take one step from different amounts on"
                    mine, theirs = (side(each.claim, each.amount.start, each.amount.end) for each in (one, other))
                    yield Clash("SF301", mine, theirs, why, not loose)


def triggers_of(claim: Claim) -> Iterator[Trigger]:
    """`When it is off by more than 5 %, we …` and `A variance above 2 % calls for …`."""
    if claim.negated:
        return
    for q in claim.condition_quantities:
        if _threshold(q):
            yield Trigger(claim, q, claim.core - light(), _measured(claim, q), claim.all_concepts - light())
    head = next((q for q in claim.quantities if _threshold(q)), None)
    if head is not None and "warn" in claim.core and claim.modality == "fact":  # `the alarm goes off above 8 degrees`
        step = claim.core - light() - {"warn", "rais", "tell"}
        yield Trigger(claim, head, step, frozenset(), claim.all_concepts - light())
        return
    first = claim.main[claim.modal].start if claim.modal > 0 else 0
    if head is not None and (head.start < first or (claim.modal < 0 and head.first <= 5)):
        step = frozenset(token.concept for token in claim.main if token.concept and token.start >= max(head.end, first))
        yield Trigger(claim, head, step - light(), _measured(claim, head), claim.all_concepts - light())


def _measured(claim: Claim, q: Quantity) -> frozenset[str]:
    """What stands right before the amount: `owe us more than`, `a variance above`."""
    before = [token for token in claim.tokens if token.start < q.start][-_NEAR:]
    return frozenset(token.concept for token in before if token.concept) - light() - people()


def _threshold(q: Quantity) -> bool:
    return q.bound == "min" and q.strict and not q.rate and q.unit != "time"


def _differ(one: Trigger, other: Trigger) -> bool:
    low, high = sorted((one.amount.low, other.amount.low))
    return one.claim.owner != other.claim.owner and high > low * _SLACK


def _one_step(one: Trigger, other: Trigger, weights: Weights, loose: bool) -> bool:
    steps = (shared(one.step, other.step) | _repeated(one, other) | _repeated(other, one)) - _TELLING - plain_acts()
    if loose:
        return bool(steps or one.measured & other.measured)
    left, right = one.about, other.about
    if different_actors(one.claim, other.claim):
        return False
    if left - right and right - left:
        return False  # each says something of its own: a ladder of steps, not one step
    return bool(steps) and min(covered(left, right, weights), covered(right, left, weights)) >= ALIKE


def _repeated(one: Trigger, other: Trigger) -> set[str]:
    """`A recount` is `a second count`."""
    if not _AGAIN & other.about:
        return set()
    return {step for step in one.step if step.startswith("re") and step[2:] in other.step and step not in other.step}
