"""Quantities become named values: one value, one place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.draft.lexicon import Lexicon
from specflow.draft.titles import escaped
from specflow.model.spec import Parameter
from specflow.parse.quantities import Quantity, quantities_in
from specflow.parse.words import words_of

MOST = 40
_UPPER = re.compile(
    r"(?:up to|at most|no more than|no longer than|within|under|less than|fewer than|below|not more than|maximum(?: of)?|max)"
    r"\s+(?:about )?$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"(?:at least|no less than|no fewer than|more than|over|above|minimum(?: of)?|min)\s+(?:about )?$", re.IGNORECASE
)
_UPPER_BEHIND = re.compile(r"^(?:\s+\w+){0,3},?\s+(?:tops|at most|at the most|maximum|max)\b", re.IGNORECASE)
_PERCENTILE = re.compile(r"^\s*(?:of (?:requests|calls|cases)|percentile)", re.IGNORECASE)


class Parameters:
    """Collects named values while texts are phrased."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.values: dict[str, Parameter] = {}

    def lifted(self, text: str) -> str:
        """The text with each quantity replaced by its name in braces, and every other brace doubled."""
        out, at = [], 0
        for quantity in quantities_in(text):
            name = self._name(text, quantity) if len(self.values) < MOST else ""
            if name:
                out += [escaped(text[at : quantity.start]), f"{{{name}}}"]
                at = quantity.end
        out.append(escaped(text[at:]))
        return "".join(out)

    def _name(self, text: str, quantity: Quantity) -> str:
        """A name for a quantity from its bound, the word it speaks of, and its unit; empty when it is better left alone."""
        if quantity.start == 0 or _PERCENTILE.match(text[quantity.end :]):
            return ""
        before = text[: quantity.start]
        bound = (
            "max"
            if _UPPER.search(before) or _UPPER_BEHIND.match(text[quantity.end :])
            else "min"
            if _LOWER.search(before)
            else ""
        )
        unit = _plural(quantity.unit)
        if unit in _COUNTED and not bound and quantity.value <= 2:
            return ""
        behind = words_of(text[quantity.end :])[:12]
        subject = self._subject(reversed(words_of(before)[-12:]), unit) or self._subject(behind, unit)
        base = "_".join(part for part in (bound, subject, unit) if part)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", base):
            return ""
        wanted = Parameter(value=quantity.value, unit=quantity.unit)
        name, number = base, 2
        while name in self.values and self.values[name] != wanted:
            name, number = f"{base}_{number}", number + 1
        self.values[name] = wanted
        return name

    def _subject(self, nearest: Iterable[str], unit: str) -> str:
        """The first telling word of those around a quantity, nearest first."""
        stopwords, plain = self.lexicon.words["stopwords"], self.lexicon.verbs
        for word in nearest:
            usual = word in stopwords or (word in plain.plain and word not in plain.nouns) or word in plain.past
            if not usual and word.isascii() and word.isalpha() and len(word) > 2 and word.rstrip("s") != unit.rstrip("s"):
                return word
        return ""


_COUNTED = frozenset("people persons places items results requests files users entries records copies points steps times".split())
_UNIT_NAMES = {
    "%": "percent",
    "s": "seconds",
    "sec": "seconds",
    "secs": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "m": "metres",
}


def _plural(unit: str) -> str:
    low = unit.lower().replace(" ", "_")
    low = _UNIT_NAMES.get(low, low)
    return low if low.endswith(("s", "percent", "people", "ms", "b", "km", "kg", "kwh", "kw", "g")) else low + "s"
