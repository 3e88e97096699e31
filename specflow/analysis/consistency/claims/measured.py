"""Amounts that were measured, and amounts that count from an event: neither says how long something may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.words.tokens import Token

_TOLD = frozenset("was were lasted took averaged reached amounted ran".split())
_SO_FAR = frozenset("about around only roughly nearly almost exactly to at".split())


def measured(main: Sequence[Token], amount: Quantity) -> bool:
    """`The longest queue last week was 40 minutes`: what was found, and nothing that is asked for."""
    at = amount.first - 1
    while at > 0 and main[at].word in _SO_FAR:
        at -= 1
    return at > 0 and amount.bound == "exact" and main[at].word in _TOLD


def counted_back(tokens: Sequence[Token], amount: Quantity) -> Quantity:
    """`Three weeks before the due date`: ahead of something, wherever the sentence is cut."""
    if amount.unit != "time" or amount.role or amount.bound != "exact":
        return amount
    following = next((token.word for token in tokens if token.start >= amount.end), "")
    return replace(amount, role="ahead") if following == "before" else amount
