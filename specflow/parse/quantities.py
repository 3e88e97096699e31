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
