"""Words as weights: a rare word tells more, a word that most requirements share tells little, a long text dilutes its own."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

MOST_PLACES = 3_000
"""A word that stands in more documents tells next to nothing, and would cost most of the time."""
Bag = Mapping[str, float] | Mapping[str, int]


def rarity(bags: Iterable[Bag]) -> dict[str, float]:
    """How much a word tells, by in how few of the bags it stands; never 0."""
    every = list(bags)
    often = Counter(word for bag in every for word in bag)
    return {word: math.log(1 + (len(every) + 1) / (count + 0.5)) for word, count in often.items()}


class Postings:
    """Documents by word, with saturated counts: the second mention tells less than the first, and less in a long text.

    `pivot` is how slowly counts saturate, `length` how much more slowly in a long text (0: not at all), and `norm` how much
    a document that is rich in rare words has to give back.
    """

    def __init__(
        self, bags: Sequence[Bag], weight: Mapping[str, float], *, pivot: float, length: float, norm: float = 0.0
    ) -> None:
        self._by_word: dict[str, list[tuple[int, float]]] = {}
        sizes = [math.fsum(bag.values()) for bag in bags]
        mean = (math.fsum(sizes) / len(sizes) if sizes else 0.0) or 1.0
        for at, bag in enumerate(bags):
            room = pivot * (1 - length + length * sizes[at] / mean)
            held = [(word, count / (count + room)) for word, count in bag.items() if word in weight]
            whole = math.sqrt(math.fsum(weight[word] * part * part for word, part in held)) ** norm if norm else 1.0
            for word, part in held:
                self._by_word.setdefault(word, []).append((at, part * weight[word] / (whole or 1.0)))

    def near(self, asked: Bag) -> dict[int, float]:
        """How near the documents are that hold some of the words asked for, by their numbers."""
        found: dict[int, float] = {}
        for word, count in asked.items():
            often, places = math.log1p(count), self._by_word.get(word, [])
            if len(places) <= MOST_PLACES:
                for at, part in places:
                    found[at] = found.get(at, 0.0) + often * part
        return found
