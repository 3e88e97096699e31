"""Exceptions that no `unless` leads: `apart from …`, `…, ambulances aside`, and a sentence that names the only exception."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.words.tokens import Token

_LEADS = (("apart", "from"), ("aside", "from"), ("save", "for"), ("with", "the", "exception", "of"), ("but", "for"))
_TAILS = frozenset("aside excepted excluded".split())
_NAMING = frozenset("exception exceptions exempt exempted".split())
_IS = frozenset(("is", "are", ":", "being"))
_TAIL = 6  # words of `…, ambulances of the fire brigade aside`

Cut = tuple[tuple[Token, ...], tuple[Segment, ...]]


def without_exceptions(tokens: Sequence[Token]) -> Cut:
    """The words of a sentence without its exceptions, and the exceptions."""
    words = [token.word for token in tokens]
    for at in range(len(words)):
        lead = next((lead for lead in _LEADS if tuple(words[at : at + len(lead)]) == lead), ())
        if lead:
            stop = next((n for n in range(at + len(lead), len(words)) if words[n] in (",", ";", ".")), len(words))
            behind = stop + (not at and words[stop : stop + 1] == [","])
            return (*tokens[:at], *tokens[behind:]), (_segment(tokens, at, at + len(lead), stop),)
    end = len(words) - (words[-1:] == ["."])
    if end > 2 and words[end - 1] in _TAILS:
        comma = next((n for n in range(end - 2, max(end - 2 - _TAIL, 0), -1) if words[n] == ","), 0)
        if comma:
            return tuple(tokens[:comma]), (_segment(tokens, comma, comma + 1, end - 1),)
    return tuple(tokens), ()


def exception_named(tokens: Sequence[Token]) -> Segment | None:
    """What a sentence of its own excepts from the one before it: `The only exception is the night bus`."""
    words = [token.word for token in tokens]
    naming = next((n for n, word in enumerate(words[:5]) if word in _NAMING), -1)
    if naming < 0 or not any(token.concept for token in tokens[naming + 1 :]):
        return None
    if words[naming].startswith("exempt"):
        return _segment(tokens, 0, 0, naming)
    if words[naming + 1 : naming + 2] and words[naming + 1] in _IS:
        ends = (",", ".", ";", "whose", "who", "which")
        stop = next((n for n in range(naming + 2, len(words)) if words[n] in ends), len(words))
        return _segment(tokens, naming, naming + 2, stop)
    return None


def _segment(tokens: Sequence[Token], at: int, start: int, stop: int) -> Segment:
    return Segment("unless", tuple(tokens[start:stop]), tokens[at].start, False, "except")
