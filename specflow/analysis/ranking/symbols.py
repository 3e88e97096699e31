"""How near a definition is to some words: by what its name, its head and its body share with them, rare words first."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

NAME, HEAD, BODY = 1.0, 0.7, 0.25
"""What a shared word counts by the best place it stands in."""
SAID = 0.35
"""What it adds when the words say the whole name."""


def weights(words: Collection[str], often: Mapping[str, int], size: int) -> dict[str, float]:
    """How much each word tells among `size` definitions, by in how many it stands."""
    return {word: math.log(1 + (size + 1) / (often.get(word, 0) + 1)) for word in sorted(words)}


def nearness(
    weight: Mapping[str, float], name: Collection[str], head: Collection[str], body: Collection[str]
) -> float:
    """From 0 to 1: the share of the words that the definition speaks of, and how much of its name they say."""
    whole = math.fsum(weight.values())
    if not whole:
        return 0.0
    places = ((NAME, name), (HEAD, head), (BODY, body))
    shared = math.fsum(
        told * max((worth for worth, words in places if word in words), default=0.0) for word, told in weight.items()
    )
    said = sum(word in weight for word in name) / len(name) if name else 0.0
    return (shared / whole + SAID * said) / (1 + SAID)


def in_common(weight: Mapping[str, float], name: Collection[str], head: Collection[str]) -> int:
    """How many of the words its name and head share."""
    return sum(word in name or word in head for word in weight)
