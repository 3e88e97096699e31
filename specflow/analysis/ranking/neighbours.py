"""Documents that belong together: one mentions what another defines, or they are numbered in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from specflow.analysis.ranking.document import Document

_NUMBERED = re.compile(r"(.*?)(\d{1,9})")
MOST = 40
"""A name that is defined more often than this many times says nothing; of one file, so many neighbours are kept."""
GAP = 2
"""Numbers this far apart are still in a row."""

Beside = tuple[tuple[int, ...], ...]


def referring(documents: Sequence[Document]) -> Beside:
    """For each document, those that mention it or that it mentions."""
    defined: dict[str, list[int]] = {}
    for at, document in enumerate(documents):
        for name in document.defines:
            defined.setdefault(name, []).append(at)
    beside: list[set[int]] = [set() for _ in documents]
    for at, document in enumerate(documents):
        for name in document.mentions & defined.keys():
            if len(defined[name]) <= MOST:
                for other in defined[name]:
                    if other != at:
                        beside[at].add(other)
                        beside[other].add(at)
    return tuple(tuple(sorted(one)) for one in beside)


def in_a_row(documents: Sequence[Document]) -> Beside:
    """For each document whose name ends in a number, the ones before and after it in the same folder."""
    numbered: dict[tuple[str, int], int] = {}
    for at, document in enumerate(documents):
        path = PurePosixPath(document.path)
        found = _NUMBERED.fullmatch(path.stem)
        if found:
            numbered[f"{path.parent}/{found[1]}{path.suffix}", int(found[2])] = at
    beside: list[list[int]] = [[] for _ in documents]
    for (before, first), (behind, second) in pairwise(sorted(numbered)):
        if before == behind and second - first <= GAP:
            one, other = numbered[before, first], numbered[behind, second]
            beside[one].append(other)
            beside[other].append(one)
    return tuple(map(tuple, beside))
