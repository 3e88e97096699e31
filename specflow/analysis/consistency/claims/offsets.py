"""How long before or after an event something is sent: `is sent three days before the visit`, `the lead time is a week`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.spell import content
from specflow.analysis.consistency.words.tokens import Token

_SENDING = frozenset("send sent sends go goes out delivered mailed emailed posted issued triggered fires dispatched".split())
_MORE = frozenset(
    "second third another again also further more last final every each next follow-up later or and additional extra repeated "
    "once then".split()
)
_SIDES = frozenset("before after".split())


@dataclass(frozen=True)
class Offset:
    """`thing` comes `seconds` `side` (before or after) `event`; an empty event is whichever one the other line names."""

    claim: Claim
    seconds: float
    side: str
    thing: frozenset[str]
    event: frozenset[str]
    span: tuple[int, int]


def offset_of(claim: Claim) -> Offset | None:
    """How far from its event a thing is sent; nothing where a line names no such time, or several things or times."""
    tokens = claim.tokens
    if not tokens or tokens[-1].word == "?" or claim.negated or claim.modality == "may":
        return None
    times = [q for q in claim.quantities if q.unit == "time"]
    if len(claim.quantities) != 1 or len(times) != 1 or times[0].rate or times[0].bound != "exact":
        return None
    amount = times[0]
    if amount.low != amount.high or _MORE & {token.word for token in tokens}:
        return None
    before = [token for token in tokens if token.start < amount.start]
    behind = [token for token in tokens if token.start >= amount.end]
    span = amount.start, amount.end
    if (ahead := _lead_time(before)) is not None:
        return Offset(claim, amount.low, "before", ahead, frozenset(), span) if len(behind) < 2 else None
    sending = next((at for at, token in enumerate(before) if at and token.word in _SENDING), 0)
    told = sending and behind and behind[0].word in _SIDES and all(token.word in _SENDING for token in before[sending:])
    if not told or any(one.kind in ("if", "unless") for one in claim.segments):
        return None
    thing, event = content(before[:sending]), content(behind[1:])
    return Offset(claim, amount.low, behind[0].word, thing, event, span) if thing and event else None


def _lead_time(before: Sequence[Token]) -> frozenset[str] | None:
    """What the lead time is of, in `the lead time for invitations is`."""
    words = [token.word for token in before]
    at = next((n for n in range(len(words) - 2) if words[n : n + 2] == ["lead", "time"]), -1)
    if at < 0 or words[-1] not in ("is", ":", "of") or words[at + 2] not in ("for", "of"):
        return None
    return content(before[at + 3 :]) or None
