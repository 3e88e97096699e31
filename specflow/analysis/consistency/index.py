"""Which claims are worth comparing: those that share two concepts that not everything shares."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from specflow.analysis.consistency.compare import Weights
from specflow.analysis.consistency.words.lexicon import kinds

MOST = 40  # lines under one key; what more lines share says nothing
WIDEST = 9  # concepts of a line that make keys: the rarest ones


def keys_of(concepts: frozenset[str], weights: Weights, half: bool = False) -> tuple[str, ...]:
    """The rarest concepts and what they are kinds of, in order; with `half`, as many as two sets that share half of their
    concepts need to be sure to meet in two.
    """
    concepts = frozenset(concepts)  # what is taken away from the keys of a mapping leaves a set
    held = weights.keys.get((concepts, half))
    if held is None:
        wider, of, usual = kinds(), weights.of, weights.usual
        full = concepts if half else concepts.union(*(wider[one] for one in concepts if one in wider))
        ranked = sorted([(-of.get(one, usual), one) for one in full])
        most = min(WIDEST, len(full) // 2 + 2) if half else WIDEST
        held = weights.keys[concepts, half] = tuple(sorted([one for _, one in ranked[:most]]))
    return held


def pairs_of(
    items: Sequence[tuple[Hashable, frozenset[str]]], weights: Weights, *, half: bool = False
) -> Iterator[tuple[int, int]]:
    """Positions of items under the same label that share at least two concepts; each pair once, in order."""
    postings: dict[tuple[Hashable, str, str], list[int]] = {}
    for at, (label, concepts) in enumerate(items):
        for one, other in combinations(keys_of(concepts, weights, half), 2):
            postings.setdefault((label, one, other), []).append(at)
    yield from _pairs(postings.values())


def across(
    left: Sequence[tuple[Hashable, frozenset[str]]], right: Sequence[tuple[Hashable, frozenset[str]]], weights: Weights
) -> Iterator[tuple[int, int]]:
    """The same between two lists: positions in the first and in the second."""
    postings: dict[tuple[Hashable, str, str], tuple[list[int], list[int]]] = {}
    for number, items in enumerate((left, right)):
        for at, (label, concepts) in enumerate(items):
            for one, other in combinations(keys_of(concepts, weights), 2):
                postings.setdefault((label, one, other), ([], []))[number].append(at)
    found = {
        (a, b)
        for one, other in postings.values()
        if len(one) * len(other) <= MOST * MOST // 2
        for a in one
        for b in other
    }
    yield from sorted(found)


def _pairs(postings: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for held in postings:
        if 1 < len(held) <= MOST:
            found.update(combinations(held, 2))
    yield from sorted(found)
