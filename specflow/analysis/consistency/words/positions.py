"""Positions in which a thing stands, one at a time: open or closed, running or stopped, up or down."""

from __future__ import annotations

from functools import lru_cache

# One scale a line, its two ends apart; the words are those behind `is`, `stays`, `remains`.
_POSITIONS = """
open opened unlocked unlatched unbolted ajar | closed shut locked latched bolted sealed
on lit enabled active activated running going turning working live burning alight
| off dark unlit disabled inactive deactivated stopped paused halted suspended still idle stationary
visible shown displayed | hidden invisible concealed
audible loud | silent mute muted inaudible
up raised lifted hoisted | down lowered
extended unfolded | retracted folded
hot warm heated | cold cool cooled
"""
# Verbs that say by themselves how a thing stands from then on.
_VERBS = """
open opens unlock unlocks | close closes shut shuts lock locks
continue continues run runs | stop stops pause pauses halt halts
"""


def _read(text: str) -> dict[str, tuple[int, int]]:
    scales = [line.split("|") for line in text.strip().replace("\n| off", " | off").splitlines()]
    return {word: (scale, end) for scale, ends in enumerate(scales) for end, words in enumerate(ends) for word in words.split()}


@lru_cache(maxsize=1)
def positions() -> dict[str, tuple[int, int]]:
    """Word -> the number of its scale, and which of its two ends it is."""
    return _read(_POSITIONS)


@lru_cache(maxsize=1)
def moving() -> dict[str, tuple[int, int]]:
    """The same for verbs: what unlocks is open."""
    return _read(_VERBS)
