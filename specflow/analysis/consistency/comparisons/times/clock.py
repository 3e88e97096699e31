"""Times of day: a window in one line, an hour outside it in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, different_actors, likeness, shared, situation
from specflow.analysis.consistency.words.lexicon import light
from specflow.analysis.consistency.words.tokens import Token

ALIKE = 0.6
_DAY = 24 * 60
_NAMED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_FROM = frozenset("from after since starting".split())
_UNTIL = frozenset("until till by before to".split())


@dataclass(frozen=True)
class Hours:
    """What a line says about the time of day: minutes from `start` to `end`; `bound` says how."""

    claim: Claim
    start: int
    end: int
    bound: str  # window, earliest, latest or at
    span: tuple[int, int]


def clock(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs where one wants something at an hour that the other rules out."""
    held = [hours for claim in claims if (hours := hours_of(claim)) is not None]
    windows = [one for one in held if one.bound == "window"][:200]
    for window in windows:
        for other in held:
            if (
                window.claim.owner != other.claim.owner
                and _outside(window, other)
                and _one_thing(window, other, weights, loose)
            ):
                why = "{one} keeps to certain hours, and {other} names an hour outside them"
                yield Clash("SF306", side(window.claim, *window.span), side(other.claim, *other.span), why, not loose)


def hours_of(claim: Claim) -> Hours | None:
    """The hours that a claim names, if it names any."""
    times = list(_times(claim.tokens))
    if not times:
        return None
    words = [token.word for token in claim.tokens]
    (at, end, first), *more = times
    before = words[at - 1] if at else ""
    if more and before in ("between", "from") and (_strict(claim, words) or before == "between"):
        return Hours(claim, first, more[0][2], "window", (claim.tokens[at - 1].start, claim.tokens[more[0][1] - 1].end))
    negated = before == "than" or (at > 1 and words[at - 2] in ("not", "never", "earlier"))
    earliest = (before in ("before", "than")) if negated else before in _FROM
    latest = before in _UNTIL or before == "after"
    if "only" in words and (earliest or latest):
        start, end_of = (first, _DAY) if earliest else (0, first)
        return Hours(claim, start, end_of, "window", (claim.tokens[max(at - 1, 0)].start, claim.tokens[end - 1].end))
    bound = "earliest" if earliest else "latest" if latest else "at"
    return Hours(claim, first, first, bound, (claim.tokens[max(at - 1, 0)].start, claim.tokens[end - 1].end))


def _strict(claim: Claim, words: Sequence[str]) -> bool:
    return claim.only or claim.modality != "fact" or "never" in words


def _times(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Each time of day: its first token, the token behind it, its minutes."""
    at = 0
    while at < len(tokens):
        word = tokens[at].word
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        hour, _, minute = word.partition(":")
        if word in _NAMED:
            yield at, at + 1, _NAMED[word]
        elif hour.isdecimal() and minute.isdecimal() and int(hour) <= 24 and len(minute) == 2 and int(minute) < 60:
            yield at, at + 1, (int(hour) % 12 + 12 if following == "pm" else int(hour)) * 60 + int(minute)
        elif word.isdecimal() and following in ("am", "pm") and int(word) <= 12:
            yield at, at + 2, (int(word) % 12 + (12 if following == "pm" else 0)) * 60
        at += 1


def _outside(window: Hours, other: Hours) -> bool:
    start, end = window.start, window.end or _DAY
    if other.bound == "window":
        return end > start and other.end > other.start and (other.start >= end or other.end <= start)
    if end <= start:  # over midnight
        return other.bound == "at" and end < other.start < start
    if other.bound == "earliest":
        return other.start < start
    if other.bound == "latest":
        return other.start > end
    return not start <= other.start <= end


def _one_thing(one: Hours, other: Hours, weights: Weights, loose: bool) -> bool:
    left, right = one.claim.core - light(), other.claim.core - light()
    both = shared(left, right)
    if not both or different_actors(one.claim, other.claim) or contrasted(one.claim, other.claim):
        return False
    if loose:
        return True
    return likeness(left, right, weights) >= ALIKE and situation(one.claim, other.claim) != "different"
