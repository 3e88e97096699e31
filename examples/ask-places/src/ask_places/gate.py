"""What is sure enough to be shown."""

from __future__ import annotations

from ask_places.places import Match

MIN_CONFIDENCE = 0.5
MAX_RESULTS = 3


# spec: ask-places/FR-07
def gate(matches: list[Match], bar: float = MIN_CONFIDENCE) -> list[Match]:
    """The matches that are at least as sure as the bar."""
    return [match for match in matches if match.confidence >= bar]


# spec: ask-places/FR-02
def shorten(matches: list[Match], most: int = MAX_RESULTS) -> list[Match]:
    """The first few."""
    return matches[:most]
