"""What speaks for a document: its words as a whole, its best parts sentence by sentence, and its name."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from specflow.analysis.ranking.document import Document
from specflow.analysis.ranking.weights import Postings, rarity
from specflow.analysis.ranking.words import words

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_MOST_SENTENCES = 60


class Wanted(NamedTuple):
    """A requirement to find code for."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A requirement in words: all of them, the title twice, and sentence by sentence."""

    whole: Counter[str]
    sentences: tuple[Counter[str], ...]


def asked(one: Wanted) -> Asked:
    """The words of a requirement."""
    pieces = [piece for piece in _SENTENCE.split(one.text)[:_MOST_SENTENCES] if len(piece.split()) > 2]
    sentences = tuple(found for piece in pieces or [one.text or one.title] if (found := Counter(words(piece))))
    return Asked(Counter(words(one.text) + words(one.title)), sentences)


class Whole:
    """Files by all their words."""

    def __init__(self, wanted: Sequence[Asked], documents: Sequence[Document]) -> None:
        told, held = rarity(one.whole for one in wanted), rarity(one.words for one in documents)
        weight = {word: told[word] * math.sqrt(held[word]) for word in told if word in held}
        self._size = len(documents)
        self._postings = Postings([one.words for one in documents], weight, pivot=2.0, length=0.5, norm=0.5)

    def scores(self, one: Asked) -> list[float]:
        """One score for each document."""
        near = self._postings.near(one.whole)
        return [near.get(at, 0.0) for at in range(self._size)]


class Parts:
    """Files by their definitions: each sentence counts where one definition answers it best."""

    def __init__(self, wanted: Sequence[Asked], documents: Sequence[Document]) -> None:
        bags = [part.words for document in documents for part in document.parts]
        self._owner = [at for at, document in enumerate(documents) for _ in document.parts]
        self._first = _starts(documents)
        told, held = rarity(one.whole for one in wanted), rarity(bags)
        weight = {word: told[word] * held[word] for word in told if word in held}
        self._postings = Postings(bags, weight, pivot=1.2, length=0.5)

    def scores(self, one: Asked) -> tuple[list[float], list[int]]:
        """One score for each document, and the number of its part that answers most; -1 where none does."""
        found, telling = [0.0] * len(self._first), [-1] * len(self._first)
        overall: dict[int, float] = {}
        for sentence in one.sentences:
            best: dict[int, float] = {}
            for part, score in self._postings.near(sentence).items():
                at = self._owner[part]
                best[at] = max(score, best.get(at, 0.0))
                overall[part] = overall.get(part, 0.0) + score
            for at, score in best.items():
                found[at] += score
        for part, score in overall.items():
            at = self._owner[part]
            if telling[at] < 0 or (score, telling[at]) > (overall[telling[at]], part):
                telling[at] = part
        return found, [part - self._first[at] if part >= 0 else -1 for at, part in enumerate(telling)]


def _starts(documents: Sequence[Document]) -> list[int]:
    starts, at = [], 0
    for document in documents:
        starts.append(at)
        at += len(document.parts)
    return starts


class Names:
    """Files by the share of their name that a requirement says."""

    def __init__(self, wanted: Sequence[Asked], documents: Sequence[Document]) -> None:
        told, held = rarity(one.whole for one in wanted), rarity(Counter(one.name) for one in documents)
        self._size = len(documents)
        self._by_word: dict[str, list[tuple[int, float]]] = {}
        for at, document in enumerate(documents):
            whole = math.fsum(held[word] for word in document.name)
            for word in sorted(set(document.name) & told.keys()):
                self._by_word.setdefault(word, []).append((at, held[word] * told[word] / whole))

    def scores(self, one: Asked) -> list[float]:
        """One score for each document."""
        found = [0.0] * self._size
        for word, count in one.whole.items():
            for at, part in self._by_word.get(word, ()):
                found[at] += math.log1p(count) * part
        return found
