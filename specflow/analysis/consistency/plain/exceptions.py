"""Exceptions that no `unless` leads: `apart from …`, `…, ambulances aside`, and a sentence that names the only exception."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.claims.verbs import finite_at, is_participle
from specflow.analysis.consistency.words.tokens import Token

_LEADS = (("apart", "from"), ("aside", "from"), ("save", "for"), ("with", "the", "exception", "of"), ("but", "for"))
_TAILS = frozenset("aside excepted excluded".split())
_NAMING = frozenset("exception exceptions exempt exempted".split())
_IS = frozenset(("is", "are", ":", "being"))
_PUTTING = frozenset("put set keep keeps move stay stays stand stands".split())
_ALL = frozenset("all every each any no nobody everybody everyone everything nothing none never always only".split())
_MODALS = frozenset("must shall will should may can could cannot".split())
_TAIL = 6  # words of `…, ambulances of the fire brigade aside`

Cut = tuple[tuple[Token, ...], tuple[Segment, ...]]


def without_exceptions(tokens: Sequence[Token]) -> Cut:
    """The words of a sentence without its exceptions, and the exceptions."""
    words = [token.word for token in tokens]
    for at in range(len(words)):
        lead = next((lead for lead in _LEADS if tuple(words[at : at + len(lead)]) == lead), ())
        if lead and _excepts(words, at):
            stop = next((n for n in range(at + len(lead), len(words)) if words[n] in (",", ";", ".")), len(words))
            if at and stop >= len(words) - 1 and not _verb_before(tokens, at):
                break  # `all staff apart from the manager work on Sundays`: where the exception ends cannot be told
            behind = stop + (not at and words[stop : stop + 1] == [","])
            return (*tokens[:at], *tokens[behind:]), (_segment(tokens, at, at + len(lead), stop),)
    for at in range(2, len(words) - 1):
        if words[at] in _TAILS and words[at + 1] == "," and "," in words[max(0, at - _TAIL) : at]:
            comma = next(n for n in range(at - 1, -1, -1) if words[n] == ",")
            return (*tokens[:comma], *tokens[at + 2 :]), (_segment(tokens, comma, comma + 1, at),)
    end = len(words) - (words[-1:] == ["."])
    if end > 2 and words[end - 1] in _TAILS:
        comma = next((n for n in range(end - 2, max(end - 2 - _TAIL, 0), -1) if words[n] == ","), 0)
        if comma:
            return tuple(tokens[:comma]), (_segment(tokens, comma, comma + 1, end - 1),)
    return tuple(tokens), ()


def _excepts(words: Sequence[str], at: int) -> bool:
    """Whether what stands here leads an exception: not `kept apart from`, `save for later`, `not for X but for Y`."""
    if at == 0 or words[at - 1] == ",":
        return True
    if words[at] in ("save", "but") or is_participle(words[at - 1]) or words[at - 1] in _PUTTING:
        return False
    return words[at] == "with" or bool(_ALL & {*words[:at]})


def _verb_before(tokens: Sequence[Token], at: int) -> bool:
    return any(token.word in _MODALS for token in tokens[:at]) or bool(finite_at(tokens[:at]))


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
