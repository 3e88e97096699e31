"""When in the course of things something is done: as it is booked, as it starts, as it is handed over, at its end."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.words.tokens import Token

# The stages of an order or a stay, each with the words that tell of it.
_STAGES = """
booking book booked booking ordering order ordered placed reserve reserved reservation signup sign_up application
 applies enrolment
| start arrival arrive arrives entry enter enters entrance entering arriving start starts beginning outset begins
 check-in check_in collect collected collection pick_up picked_up pickup moving_in
| handover delivery delivered receipt received dispatch dispatched shipped handed_out served
| end exit exits departure leaving leave leaves checkout check-out check_out return returned returns finish finished completion
 completed end ends ended hand_in handed_in handing submission submitted
"""
_AHEAD = frozenset("upfront up-front beforehand in_advance ahead prepaid prepay".split())
_BEHIND = frozenset("afterwards afterward hindsight arrears".split())
_AT = frozenset("at on upon".split())
_NEAR = 3  # words behind `at`

Span = tuple[float, float]  # the first and the last stage it may be


def _stages() -> dict[str, int]:
    found: dict[str, int] = {}
    for stage, line in enumerate(_STAGES.replace("\n ", " ").strip().splitlines()):
        for word in line.replace("|", " ").split()[1:]:
            found.setdefault(word, stage)
    return found


STAGES = _stages()


def stage_of(claim: Claim) -> Span | None:
    """The stages between which a line has it done; None where it names none, or several."""
    found: set[Span] = set()
    words = [token.word for token in claim.main]
    if claim.negated:  # `at the exit, never in advance`
        words = words[: next((at for at, word in enumerate(words) if word in ("not", "never") and at > claim.modal + 2), None)]
    for at, word in enumerate(words):
        if word in _AHEAD:
            return 0.0, 0.5
        if word in _BEHIND:
            return 3.5, 4.0
        if word in _AT and at + 1 < len(words):
            found |= _named(claim.main[at + 1 : at + 1 + _NEAR])
    for segment in claim.segments:
        found |= _in(segment, only=claim.only)
    return found.pop() if len(found) == 1 else None


def _named(tokens: Sequence[Token]) -> set[Span]:
    return {(float(STAGES[token.word]),) * 2 for token in tokens if token.word in STAGES}


def _in(segment: Segment, *, only: bool) -> set[Span]:
    """`When the tent is collected` is at that stage, `only after delivery` from it on, `before it starts` up to it."""
    stages = {STAGES[token.word] for token in segment.tokens if token.word in STAGES}
    if len(stages) != 1 or segment.negative:
        return set()
    stage = float(stages.pop())
    if segment.kind == "if" and segment.word in ("when", "whenever", "if", "as", "at", "on", "upon"):
        return {(stage, stage)}
    if segment.kind == "after":
        return {(stage, stage + 0.4 if segment.word in ("once", "as", "upon", "moment", "instant") and not only else 4.0)}
    return {(0.0, stage - 0.5)} if segment.kind == "before" else set()
