"""What an amount counts: a unit of measure, the noun behind a number, what happens so often."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.numbers import compound, each_time, word_before
from specflow.analysis.consistency.claims.verbs import finite_at
from specflow.analysis.consistency.words.lexicon import concept, people, stop_words
from specflow.analysis.consistency.words.tokens import Token, meaning
from specflow.analysis.consistency.words.units import HEADS, UNITS

_SORTS = frozenset("working business calendar full whole entire consecutive".split())  # of days and hours
_MEASURED = frozenset("long wide high tall deep old".split())  # `14 people long`
_LEADING = frozenset(("must", "should", "to", "be", "not", "can", "may", "is", "are", ",", ";"))
_BETWEEN = frozenset("of a an the more possible different separate".split())  # a number and what it counts


def unit_at(tokens: Sequence[Token], at: int, stop: int) -> tuple[str, float, int]:
    """What is counted, its factor, and the position behind it."""
    if word_before(tokens, at) in ("$", "€", "£"):
        return "money", 1.0, stop
    if tail := compound(tokens[at].word):
        return (*UNITS.get(tail, (f"#{meaning(tail)}", 1.0)), stop)
    if each_time(tokens, stop):
        return _limited(tokens, at), 1.0, stop
    while stop < len(tokens) and (tokens[stop].word in _BETWEEN or hyphen(tokens, stop)):
        stop += 1
    if stop >= len(tokens):
        return "", 1.0, stop
    word = tokens[stop].word
    if word in _SORTS and stop + 1 < len(tokens) and tokens[stop + 1].word in UNITS:
        return (*UNITS[tokens[stop + 1].word], stop + 2)
    if word in ("and", "or", "but") or _listed(tokens, stop):
        ahead = next((n for n in range(stop + 1, min(stop + 6, len(tokens))) if tokens[n].word[0].isdecimal()), 0)
        shared_unit, factor, _ = unit_at(tokens, ahead, ahead + 1) if ahead else ("", 1.0, 0)
        return shared_unit, factor, stop
    if word not in UNITS and tokens[stop].is_word and tokens[stop].start == tokens[stop - 1].end:
        return "", 1.0, stop  # `1st`, `3d`
    if word == "per" and stop + 1 < len(tokens) and tokens[stop + 1].word == "cent":
        return "share", 1.0, stop + 2
    if word in ("am", "pm") or word == "o'clock":
        return "", 1.0, stop
    if word == "°" and stop + 1 < len(tokens) and tokens[stop + 1].word == "c":
        return "heat", 1.0, stop + 2
    if [one.word for one in tokens[stop + 1 : stop + 3]] == ["/", "h"] and word in ("km", "m"):
        return "speed", 1.0 if word == "km" else 0.001, stop + 3
    if word in UNITS:
        return (*UNITS[word], stop + 1)
    return (*_counted(tokens, stop),)


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """The comma of `2, 10 or 25 euros`."""
    words = [token.word for token in tokens[at : at + 4]]
    listed = len(words) == 4 and words[0] == "," and words[1][:1].isdecimal()
    return listed and (words[2] in ("or", "and") or _listed(tokens, at + 2))


def hyphen(tokens: Sequence[Token], at: int) -> bool:
    """`10-minute`, not `version 10 - rooms`."""
    return tokens[at].word == "-" and tokens[at].start == tokens[at - 1].end


def _counted(tokens: Sequence[Token], at: int) -> tuple[str, float, int]:
    """The noun behind a number: the last word of a run of up to three."""
    if at and hyphen(tokens, at - 1) and tokens[at].concept and tokens[at].is_word:
        return sort_of(tokens[at]), 1.0, at + 1
    end = at
    while (
        end < len(tokens)
        and end - at < 3
        and tokens[end].is_word
        and tokens[end].word not in _MEASURED
        and tokens[end].word not in stop_words()
        and tokens[end].concept
    ):
        end += 1
        if tokens[end - 1].word.endswith("s") and not tokens[end - 1].word.endswith("ss"):
            break
    if end == at:
        return "", 1.0, at
    return sort_of(tokens[end - 1]), 1.0, end


def act_counted(tokens: Sequence[Token], first: int) -> str:
    """What happens so often: `renewed at most twice` and `renew a book twice` count renewals; empty when nothing can be told."""
    led = next((at for at in range(first - 1, max(-1, first - 8), -1) if tokens[at].word in _LEADING), -1)
    led = led if led >= 0 else (finite_at(tokens[:first]) or first - 1) - 1  # `retries a delivery three times`
    before = next((one for one in tokens[max(0, led + 1) : first] if one.concept and one.word not in stop_words()), None)
    return f"#{concept(before.concept)}" if before else ""


def _limited(tokens: Sequence[Token], at: int) -> str:
    """`Guests are limited to 3 a month`: what is counted is what the clause speaks of; empty where nothing is limited."""
    held = {token.word for token in tokens[max(0, at - 3) : at]} & {"limited", "restricted", "capped"}
    first = next((one for one in tokens[:at] if one.concept and one.word not in stop_words()), None) if held else None
    return sort_of(first) if first else ""


def sort_of(token: Token) -> str:
    """What a noun counts: whoever it names, people are people."""
    counted = concept(token.concept)
    return "#" + ("person" if counted in HEADS or counted in people() else counted)


def counted_before(tokens: Sequence[Token], at: int) -> str:
    """`results below 3`: what is counted stands before the bound."""
    if word_before(tokens, at) in ("below", "under", "above") and at > 1 and tokens[at - 2].word.endswith("s"):
        return "#" + tokens[at - 2].concept if tokens[at - 2].concept else ""
    return ""
