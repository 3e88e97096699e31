"""Quantities in prose: `30 minutes`, `fifteen holds`, `80%`, as value, unit and the span they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = {word: value for value, word in enumerate(_SMALL)} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
_UNITS = (
    r"ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|"
    r"(?:working |business |calendar )?days?|weeks?|months?|quarters?|years?|"
    r"%|per ?cent|KB|MB|GB|TB|KiB|MiB|GiB|characters?|words?|pages?|rows?|lines?|"
    r"items?|places?|results?|requests?|messages?|files?|users?|"
    r"photos?|pictures?|images?|attempts?|retries|times|people|persons?|entries|records?|holds?|copies|points?|steps?|attachments?|euros?|dollars?|pounds?|cents?|pence|km|m|metres?|meters?|miles?|kWh|kW|kg|g"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,$€£/-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|"
    rf"(?:{'|'.join([*_SMALL[2:], *_TENS])})(?:-(?:{'|'.join(_SMALL[1:10])}))?)"
    rf"(?P<gap>\s|-|)(?P<unit>{_UNITS})(?![\w%-])",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))\s?(?:to|-|–|and|or)\s?$", re.IGNORECASE
)


_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{'|'.join([*_SMALL[2:], *_TENS])})(?:-(?:{'|'.join(_SMALL[1:10])}))?)"
_RANGE = re.compile(
    rf"(?:\b(?P<between>between)\s+|(?<![\w.,:$€£/-]))(?P<low>{_NUMBER})(?P<joint>\s?[-–]\s?|\s+(?:to|and)\s+)"
    rf"(?P<high>{_NUMBER})(?:\s|-|)(?P<unit>{_UNITS})(?![\w%-])",
    re.IGNORECASE,
)
_SERIES = re.compile(
    rf"(?<![\w.,:$€£/-])(?P<numbers>{_NUMBER}(?:,\s+{_NUMBER}){{1,6}},?\s+(?:and|or)\s+{_NUMBER})\s(?P<unit>{_UNITS})(?![\w%-])",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\bfrom\s+$", re.IGNORECASE)  # `from 12 to 3 days` says where it stands and where it should


class Span(NamedTuple):
    """Several numbers of one unit: `low` to `high` with where each stands, the unit behind the second, or a series of values."""

    values: tuple[int | float, ...]
    unit: str
    start: int
    end: int
    low_end: int
    high_start: int


def spans_in(text: str) -> Iterator[Span]:
    """`5 to 7 days`, `between 2 and 4 MB`, `10–14 days` as ranges; `14, 7 and 1 days` as a series, whose inner places are 0."""
    for found in _RANGE.finditer(text):
        low, high = number_of(found["low"]), number_of(found["high"])
        joint = found["joint"].strip().lower()
        told = joint != "and" if not found["between"] else joint == "and"
        if told and low is not None and high is not None and low < high and not _CHANGES.search(text[: found.start()]):
            yield Span((low, high), found["unit"], found.start("low"), found.end(), found.end("low"), found.start("high"))
    for found in _SERIES.finditer(text):
        values = [number_of(one) for one in re.split(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+", found["numbers"])]
        known = tuple(value for value in values if value is not None)
        if len(known) == len(values):
            yield Span(known, found["unit"], found.start(), found.end(), 0, 0)


class Quantity(NamedTuple):
    """A number with its unit, from `start` to `end` of the text."""

    value: int | float
    unit: str
    start: int
    end: int


def quantities_in(text: str) -> Iterator[Quantity]:
    """The quantities of a text that stand alone: no ranges, no dates, no `€50`."""
    for found in _QUANTITY.finditer(text):
        if _RANGE_BEFORE.search(text[max(0, found.start() - 14) : found.start()]):
            continue
        if found["unit"] == "G" and not found["gap"]:
            continue  # `3G` is a network
        value = number_of(found["number"])
        if value is not None:
            yield Quantity(value, found["unit"], found.start(), found.end())


def number_of(word: str) -> int | float | None:
    """`10,000` -> 10000, `2.5` -> 2.5, `twenty-four` -> 24; None when it is no number."""
    low = word.lower().replace(",", "")
    if low.isdigit() and low.isascii():
        return int(low) if len(low) < 16 else None
    try:
        return float(low)
    except ValueError:
        tens, _, ones = low.partition("-")
        known = NUMBER_WORDS.get(tens)
        return None if known is None else known + NUMBER_WORDS.get(ones, 0)
