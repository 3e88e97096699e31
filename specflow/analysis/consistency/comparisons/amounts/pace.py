"""How fast one may ask, and how fast one is let: calls a minute against a gateway that cuts them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

MOST = 60  # lines of each sort that are looked at
_SLACK = 1.06
_CALLS = frozenset({"request", "call", "phon", "search", "queri", "api", "gateway", "endpoint", "client", "hit"})
_CUTS = frozenset(
    "cuts cut blocks block throttles throttle throttled throttling rejects reject rejected limits limit limited refuses drops "
    "caps capped banned bans maximum most".split()
)
_EACH = frozenset("a an per each every".split())


@dataclass(frozen=True)
class Pace:
    """So many calls in a second; `ceiling` when no more are let through."""

    claim: Claim
    rate: float
    ceiling: bool
    span: tuple[int, int]


def pace(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs where one promises more calls in a time than the other lets through: a question, since two ways in may differ."""
    held = [found for claim in claims if (found := pace_of(claim)) is not None][:MOST]
    for one in held:
        for other in held:
            promised = not one.ceiling and other.ceiling and one.claim.owner != other.claim.owner
            if promised and one.rate > other.rate * _SLACK:
                why = "{one} promises more calls than {other} lets through"
                yield Clash("SF301", side(one.claim, *one.span), side(other.claim, *other.span), why, likely=False)


def pace_of(claim: Claim) -> Pace | None:
    """`Up to 600 times a minute`, `no more than 100 requests per minute`."""
    tokens = claim.tokens
    if not any(token.concept in _CALLS for token in tokens):
        return None
    for at, token in enumerate(tokens):
        rate, end = _rate(tokens, at)
        if rate:
            ceiling = bool(_CUTS & {one.word for one in tokens}) or claim.negated
            return Pace(claim, rate, ceiling, (token.start, end))
    return None


def _rate(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """Calls in a second from `600 times a minute` or `600/min` at a position; 0 where there are none."""
    word = tokens[at].word.replace(",", "")
    if not word.isdecimal():
        return 0.0, 0
    for n in range(at + 1, min(at + 4, len(tokens) - 1)):
        if tokens[n].word in _EACH or tokens[n].word == "/":
            unit, seconds = UNITS.get(tokens[n + 1].word, ("", 0.0))
            return (float(word) / seconds, tokens[n + 1].end) if unit == "time" and seconds >= 1 else (0.0, 0)
    return 0.0, 0
