"""Functional or not? A sentence is weighed: words of how well against words of what, and bounds in numbers."""

from __future__ import annotations

import re

from specflow.draft.lexicon import Lexicon

_NUMBER = r"(?:the first |at most |about |approximately |a |an )?(?:\d[\d.,]*|one|two|three|five|ten|thirty|half an?|an?)\s?"
_TIME = re.compile(
    rf"\b(?:within|under|below|in|(?:no more|no longer|longer) than|no later(?: than)?|at most|every)\s+{_NUMBER}"
    r"(?:ms|s|secs?|seconds?|milliseconds?)\b"
    rf"|\b(?:within|under|below|(?:less|no more|no longer|longer) than|in under|every)\s+{_NUMBER}"
    r"(?:mins?|minutes?)\b(?!\s(?:before|ahead))"
    rf"|\b(?:within|in under|(?:no more|no longer) than|every)\s+(?:{_NUMBER})?(?:hours?)\b|\bp(?:50|90|95|99)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b\d{1,3}(?:\.\d+)? ?(?:%|percent|per cent)|\b\d+ out of \d+", re.IGNORECASE)
_USERS = re.compile(
    r"\b\d[\d ,.]* (?:\w+ )?(?:users|requests|customers|transactions|connections|players|sessions|records per)\b", re.IGNORECASE
)
_ONLY = re.compile(
    r"^only (?:an? |the )?\w+(?: \w+){0,3} (?:can|may|shall|must|are|will)\b"
    r"|(?<![\w-])only (?:be )?(?:\w+ )?(?:by|to|accessible|accessed|users|authori[sz]ed)\b|\bthe only people\b",
    re.IGNORECASE,
)
_CENTS = re.compile(
    r"\b(?:cents?|pence|\d+ ?p|[$€£]\d[\d.]*)\b.{0,20}\b(?:per|each|a|on average|at most)\b|\bat most\b.{0,12}\d+ ?p\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(  # how long somebody may take, not how fast the system has to be
    r"\b(?:can|may) (?!be\b)(?:\w+ ){1,6}within (?:\S+ ){1,2}(?:hours?|minutes?|days?)\b", re.IGNORECASE
)
BAR = 2.0


def is_quality(text: str, groups: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a sentence says how well rather than what."""
    return weight(text, groups, lexicon) >= BAR


def weight(text: str, groups: frozenset[str], lexicon: Lexicon) -> float:
    """The weight of its quality words and bounds, less that of its functional words."""
    words = lexicon.words
    strong, weak = len(words["quality strong"] & groups), len(words["quality weak"] & groups)
    functional = len(words["functional"] & groups)
    total = 2.0 * min(strong, 3) + 0.5 * min(weak, 4) - 0.5 * min(functional, 3)
    timed = bool(_TIME.search(text)) and not _ALLOWED.search(text)
    total += 2.0 * timed + 1.0 * bool(_SHARE.search(text)) + 2.0 * bool(_USERS.search(text))
    total += 2.0 * bool(_ONLY.search(text)) + 2.5 * bool(words["private"] & groups) + 2.0 * bool(_CENTS.search(text))
    return total
