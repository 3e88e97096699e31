"""Numbers in prose, as figures that can be compared: `1,000`, `twelve` and `12.0` say what they say."""

from __future__ import annotations

import re

from specflow.parse.quantities import NUMBER_WORDS
from specflow.parse.words import words_of

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SMALL = frozenset(("one", "zero"))
_OTHER = {
    "once": "1", "twice": "2", "half": "50", "dozen": "12", "week": "7", "hundred": "100", "thousand": "1000", "day": "24",
}  # fmt: skip


def numbers_in(text: str) -> list[tuple[str, str]]:
    """Every number that a text states, as a plain figure and as it is written; `one` and `zero` mostly count nothing."""
    found = [(plain_figure(one[0]), one[0]) for one in _NUMBER.finditer(text)]
    spoken = [word for word in words_of(text.replace("-", " ")) if word in NUMBER_WORDS and word not in _SMALL]
    return found + [(str(NUMBER_WORDS[word]), word) for word in spoken]


def numbers_known(text: str) -> frozenset[str]:
    """Every figure that a source gives one the right to state: what it states, and what its other words count."""
    low = text.lower()
    spoken = {str(NUMBER_WORDS[word]) for word in words_of(low.replace("-", " ")) if word in NUMBER_WORDS}
    told = {figure for figure, _ in numbers_in(text)} | {figure for word, figure in _OTHER.items() if word in low}
    return frozenset(told | spoken | {"1"})


def plain_figure(number: str) -> str:
    """`1,000` and `1000`, `2.50` and `2.5` alike."""
    bare = re.sub(r",(?=\d{3}(?!\d))", "", number).replace(",", ".")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare.lstrip("0") or "0"
