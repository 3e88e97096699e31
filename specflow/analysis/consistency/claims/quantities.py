"""Amounts in a sentence: how much of what, in which direction, by which statistic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.counted import act_counted, counted_before, unit_at
from specflow.analysis.consistency.claims.directions import bound_at, pace_at
from specflow.analysis.consistency.claims.numbers import OFTEN, each_time, number_at, word_before
from specflow.analysis.consistency.claims.shares import part_before
from specflow.analysis.consistency.words.bounds import LEADS, STATISTICS, STRICT, Bound
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_SCALES = frozenset("time share money size weight heat speed".split())  # of which `over` and `from` say the least


def is_unit(word: str) -> bool:
    """Whether a word is a unit of measure."""
    return word in UNITS


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` to `high` in base units of `unit` (a dimension, `clock`, or the concept of what is counted)."""

    unit: str
    low: float
    high: float
    bound: Bound
    start: int
    end: int
    first: int
    last: int
    statistic: str = ""
    rate: bool = False
    role: str = ""
    strict: bool = False

    @property
    def value(self) -> float:
        """The bound's own value."""
        return self.low if self.bound in ("min", "exact") else self.high


def quantities_of(tokens: Sequence[Token], negated: bool) -> Iterator[Quantity]:
    """The amounts among the tokens; `negated` says that the sentence forbids (so `more than` becomes a maximum)."""
    at = 0
    while at < len(tokens):
        read = number_at(tokens, at)
        if read is None:
            at += 1
            continue
        value, stop = read
        found = _quantity(tokens, at, stop, value, negated)
        if found is not None:
            yield found
            stop = max(found.last, stop)
        at = stop + 2 if each_time(tokens, stop) else stop


def _quantity(tokens: Sequence[Token], at: int, stop: int, value: float, negated: bool) -> Quantity | None:
    high = value
    if (
        stop < len(tokens)
        and tokens[stop].word in ("to", "and", "-", "–")
        and (tokens[stop].word != "and" or word_before(tokens, at) == "between")
    ):
        second = number_at(tokens, stop + 1) if stop + 1 < len(tokens) else None
        if second and second[0] > value:
            high, stop = second
    often = tokens[at].word in OFTEN
    unit, factor, stop = ("#tim", 1.0, stop) if often else unit_at(tokens, at, stop)
    unit = unit or counted_before(tokens, at)
    first, bound, lead = bound_at(tokens, at, stop, negated)
    if unit == "#tim":
        unit = act_counted(tokens, first) or ("" if often else unit)
    if unit == "time" and [token.word for token in tokens[stop : stop + 3]] == ["and", "a", "half"]:
        value, high, stop = value + 0.5, high + 0.5, stop + 3  # `an hour and a half`
    if not unit or (unit != "time" and _part_of(tokens, at, stop)):
        return None
    strict = lead in STRICT and (bound == "min") == (LEADS.get(tuple(lead.split())) == "min")
    if strict and unit[0] == "#" and high == value:
        value, strict = value + (1 if bound == "min" else -1), False
        high = value
    if first != at and lead in ("from", "until", "over", "under") and unit not in _SCALES:
        bound, first = "exact", at
    if high != value:
        bound = "exact"
    if unit == "time" and (pace := pace_at(tokens, at)):
        bound = pace
    return Quantity(
        unit, value * factor, high * factor, bound, tokens[first].start, tokens[stop - 1].end, first, stop,
        statistic_of(tokens, first, stop), rated(tokens, at, stop), role_of(tokens, stop), strict,
    )  # fmt: skip


def _part_of(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`The first 5 characters of each code` says nothing of how long a code is."""
    return word_before(tokens, at) in ("first", "last") and stop < len(tokens) and tokens[stop].word == "of"


def statistic_of(tokens: Sequence[Token], first: int, stop: int) -> str:
    """The statistic named closest before or after the amount, within its clause."""
    back = [token.word for token in tokens[max(0, first - 8) : first]]
    ahead = [token.word for token in tokens[stop : stop + 5]]
    if ranked := _ranked([token.word for token in tokens[max(0, first - 12) : stop + 6]]):
        return ranked
    for word in ahead:
        if word in (",", "and", ";", "."):
            break
        if found := _named(word):
            return found
    for word in reversed(back):
        if word in (";", ".") or (word == "," and any(_named(one) for one in ahead)):
            break
        if found := _named(word):
            return found
    if part := part_before(tokens, first):
        return part
    joined = " ".join(ahead[:4])
    return "p95" if joined.startswith("for 95 %") else "p99" if joined.startswith("for 99 %") else ""


def _ranked(words: Sequence[str]) -> str:
    """The percentile of `the 90th percentile` and `95 percentile`; empty without one."""
    at = next((n for n, word in enumerate(words) if word in ("percentile", "percentiles")), 0)
    number = next((word for word in words[max(0, at - 2) : at] if word.replace(".", "", 1).isdecimal()), "")
    return f"p{number}".replace(".", "") if at and number and len(number) < 5 else ""


def _named(word: str) -> str:
    if word in STATISTICS:
        return STATISTICS[word]
    if len(word) in (3, 4) and word[0] == "p" and word[1:].isdecimal():
        return word
    return ""


def rated(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """`per minute`, `a day`, `every 30 seconds`."""
    following = [token.word for token in tokens[stop : stop + 2]]
    if len(following) == 2 and following[0] in ("per", "a", "an", "each", "every", "/") and following[1] in UNITS:
        return True
    if following[:1] == ["in"] and {"any", "each", "every", "one"} & {one.word for one in tokens[stop + 1 : stop + 2]}:
        return any(one.word in UNITS for one in tokens[stop + 2 : stop + 4])
    return "every" in (word_before(tokens, at), tokens[at].word) or "each" in (word_before(tokens, at), tokens[at].word)


def role_of(tokens: Sequence[Token], stop: int) -> str:
    """`before`, `after` or `ahead` of something; `old` for an age."""
    following = [token.word for token in tokens[stop : stop + 3] if token.word not in ("'", "’")]
    if (
        following[:1] == ["before"]
        or "ahead" in following[:1]
        or "in_advance" in following[:1]
        or "earlier" in following[:1]
    ):
        return "ahead"
    if following[:1] in (["notice"], ["warning"]):
        return "ahead"
    if following[:1] in (["after"], ["later"]):
        return "after"
    if following[:1] in (["old"], ["ago"]) or following == ["of", "age"]:
        return "old"
    return ""
