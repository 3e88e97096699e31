"""The documents that probably belong to each requirement, best first.

Every signal is put on one scale (how far a document stands out for this requirement) and added. A document that stands out
for many requirements gives some of it back; one whose neighbours stand out gets some of theirs. Nothing is learned from
links: the weights stand here, the same for every repository.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from specflow.analysis.ranking.document import Document
from specflow.analysis.ranking.neighbours import Beside, in_a_row, referring
from specflow.analysis.ranking.signals import Names, Parts, Wanted, Whole, asked

WHOLE, PARTS, NAMES = 1.0, 1.0, 0.25
REFERRED, ROW, ROWS = 0.7, 0.4, 0.1
"""What the best neighbour adds: one that refers, one in the same row, and the row seen from the requirement next to this one."""
SHARED = 0.5
"""How much a document gives back that stands out for other requirements too."""
OTHERS = 5
STRONGEST = 200
"""So many documents of a requirement lend to their neighbours."""


class Ranked(NamedTuple):
    """A document for a requirement: `symbol` and `line` of the definition that speaks of it most, `score` from 0 to 1."""

    path: str
    symbol: str
    line: int
    score: float


Row = list[float]


def rank(wanted: Sequence[Wanted], documents: Sequence[Document], top: int = 0) -> list[list[Ranked]]:
    """For each requirement its documents, best first (`top`: so many, 0: all). Ties are in the order of their paths."""
    documents = sorted(documents, key=lambda one: one.path)
    if not wanted or not documents:
        return [[] for _ in wanted]
    rows, telling = _spoken(wanted, documents)
    rows = _given_back(rows, len(documents))
    rows = _lent(rows, referring(documents), REFERRED, in_a_row(documents))
    return [_ranked(row, documents, part, top) for row, part in zip(rows, telling, strict=True)]


def _spoken(wanted: Sequence[Wanted], documents: Sequence[Document]) -> tuple[list[Row], list[list[int]]]:
    """What words and names say, on one scale, and the part of each document that says it."""
    questions = [asked(one) for one in wanted]
    whole, parts, names = Whole(questions, documents), Parts(questions, documents), Names(questions, documents)
    rows, telling = [], []
    for one in questions:
        spoken, part = parts.scores(one)
        signals = (_standing(whole.scores(one)), _standing(spoken), _standing(names.scores(one)))
        mixed = [WHOLE * a + PARTS * b + NAMES * c for a, b, c in zip(*signals, strict=True)]
        rows.append(_standing(mixed))
        telling.append(part)
    return rows, telling


def _standing(scores: Row) -> Row:
    """Each score as how far it stands from the mean, in standard deviations."""
    mean = math.fsum(scores) / len(scores)
    spread = math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / len(scores))
    return [(score - mean) / spread for score in scores] if spread > 1e-12 else [0.0] * len(scores)


def _given_back(rows: list[Row], size: int) -> list[Row]:
    """Less for documents that stand out for many requirements; the more documents for each requirement, the less are shared."""
    share = SHARED * size / (size + len(rows))
    most = [nlargest(OTHERS, column) for column in zip(*rows, strict=True)]
    common = [share * math.fsum(one) / len(one) for one in most]
    return [[score - less for score, less in zip(row, common, strict=True)] for row in rows]


def _lent(rows: list[Row], referred: Beside, share: float, row_of: Beside) -> list[Row]:
    """More for documents whose neighbours stand out."""
    lent = [_plus(row, _best(row, referred), share) for row in rows]
    if not any(row_of):
        return lent
    lent = [_plus(row, _best(row, row_of), ROW) for row in lent]
    nothing = [0.0] * len(row_of)
    near = [nothing, *(_best(row, row_of) for row in lent), nothing]
    return [_plus(_plus(row, near[at], ROWS), near[at + 2], ROWS) for at, row in enumerate(lent)]


def _plus(row: Row, more: Row, share: float) -> Row:
    return [score + share * extra for score, extra in zip(row, more, strict=True)]


def _best(row: Row, beside: Beside) -> Row:
    """For each document how far its best neighbour stands out; 0 where none does."""
    best = [0.0] * len(row)
    for at in nlargest(STRONGEST, range(len(row)), key=row.__getitem__):
        if row[at] <= 0:
            break
        for other in beside[at]:
            best[other] = max(best[other], row[at])
    return best


def _ranked(row: Row, documents: Sequence[Document], telling: Sequence[int], top: int) -> list[Ranked]:
    order = sorted(range(len(row)), key=lambda at: (-row[at], at))
    found = []
    for at in order[: top or None]:
        document = documents[at]
        part = document.parts[telling[at]] if telling[at] >= 0 else None
        score = round(1 / (1 + math.exp(-max(-30.0, min(30.0, row[at] / 2)))), 4)
        found.append(Ranked(document.path, part.symbol if part else "", part.line if part else 1, score))
    return found
