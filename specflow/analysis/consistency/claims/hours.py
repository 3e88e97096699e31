"""The hour at which a thing opens or closes, as a line puts it: `close at 8:15`, `cut-off for returns: 17:00`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_CLOSING = frozenset("close closes closed closing end ends shut shuts cut_off cut-off cutoff deadline stop stops".split())
_OPENING = frozenset("open opens opened opening start starts begin begins starting".split())
_MANY = frozenset("start starts begin begins".split())  # of which there may be several a day
_AT = frozenset("at : is".split())
_UNTIL = frozenset("until till".split())
_STATES = frozenset("open available taken accepted possible staffed reachable".split())
_SMALL = frozenset({"tim", "hour", "dai", "deadlin", "local", "daily", "sharp"})
_NAMED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 24 * 60}
_HALF_DAY = 12 * 60
_THIS_TIME = frozenset("today tomorrow tonight yesterday currently".split())


@dataclass(frozen=True)
class Turn:
    """`thing` opens (or else closes) at `minutes` after midnight."""

    claim: Claim
    opens: bool
    minutes: int
    thing: frozenset[str]
    span: tuple[int, int]


def turn_of(claim: Claim) -> Turn | None:
    """The hour at which something opens or closes; nothing where a line names none, or several."""
    tokens = claim.tokens
    if not tokens or tokens[-1].word == "?" or claim.negated or claim.only:
        return None
    if any(one.kind in ("if", "unless") for one in claim.segments) or _THIS_TIME & {token.word for token in tokens}:
        return None
    found = [(at, *time) for at in range(2, len(tokens)) if (time := minutes_at(tokens, at)) is not None]
    if len(found) != 1:
        return None
    at, minutes, stop = found[0]
    opens = _which(tokens, at)
    if opens is None:
        return None
    thing = _thing([*tokens[:at], *tokens[stop:]])
    return Turn(claim, opens, minutes, thing, (tokens[at].start, tokens[stop - 1].end)) if thing else None


def minutes_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Minutes after midnight of the hour that starts at `at`, and the position behind it."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in _NAMED:
        return _NAMED[word], at + 1
    hour, colon, minute = word.partition(":")
    if not hour.isdecimal() or len(hour) > 2 or int(hour) > 24:
        return None
    half = following in ("am", "pm")
    if colon and not (len(minute) == 2 and minute.isdecimal() and int(minute) < 60):
        return None
    if not colon and not half and following != "o'clock":
        return None
    hours = int(hour) % 12 + 12 * (following == "pm") if half else int(hour)
    return hours * 60 + int(minute or 0), at + 1 + (half or following == "o'clock")


def _which(tokens: Sequence[Token], at: int) -> bool | None:
    """Whether something opens then (true) or closes (false)."""
    before = [token.word for token in tokens[:at]]
    if before[-1] in _UNTIL:
        return False if _STATES & set(before) else None
    if before[-1] not in _AT:
        return None
    near = before[-2:-1] if before[-1] == "at" else before
    turning = [word for word in near if word in _CLOSING | _OPENING]
    if len(turning) != 1 or (turning[0] in _MANY and before[0] not in ("the", "our")):
        return None
    return turning[0] in _OPENING


def _thing(tokens: Sequence[Token]) -> frozenset[str]:
    left_out = _CLOSING | _OPENING | _STATES | _UNTIL
    return frozenset(
        token.concept for token in tokens
        if token.concept and token.word not in left_out and token.concept not in _SMALL | (light() - people())
        and token.word not in UNITS
    )  # fmt: skip


def apart(one: Turn, other: Turn) -> bool:
    """Whether two hours differ, and not only by the half of the day that one of them may leave out."""
    return one.minutes % _HALF_DAY != other.minutes % _HALF_DAY
