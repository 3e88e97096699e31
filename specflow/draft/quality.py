"""Functional or not? A sentence is weighed: how well something is done against what is done."""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon

_BOUND = re.compile(
    r"\b(?:within|under|below|less than|no more than|at most|up to|in|every|after)\s+(?:\w+\s){0,2}?(?:\d[\d.,]*|one|two|three|five|ten|half an?|an?)\s?"
    r"(?:ms|s|secs?|seconds?|milliseconds?|mins?|minutes?|hours?)\b|\bp(?:50|90|95|99)\b|\b\d{1,2}(?:\.\d+)? ?(?:%|percent|per cent)"
    r"|\b24 ?(?:x|/) ?7\b|\b\d+ hours (?:a|per) day\b",
    re.IGNORECASE,
)


def is_quality(text: str, groups: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a sentence says how well rather than what."""
    return weight(text, groups, lexicon) >= 2


def weight(text: str, groups: frozenset[str], lexicon: Lexicon) -> float:
    """The weight of its quality words, bounds and privacy marks."""
    found = lexicon.words["quality"] & groups
    total = float(len(found)) * 1.0
    total += 1.5 * bool(_BOUND.search(text))
    total += 2.0 * bool(lexicon.words["private"] & groups)
    total += 1.0 * (len(lexicon.words["constraint of money"] & groups) > 1)
    return total
