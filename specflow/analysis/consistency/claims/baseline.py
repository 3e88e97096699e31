"""Figures that say where things stand today: what a note measures itself against is no limit that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.parse.inline import cells_of, plain

_TODAY = frozenset("today now nowadays currently presently".split())
_COLUMNS = frozenset(("today", "now", "before", "baseline", "current", "currently", "current value", "as is", "status quo"))
_SECTIONS = frozenset("today currently current now problem pain background situation baseline quo".split())
_NEAR = 3  # words between a figure and its `today`


def as_asked(claim: Claim, role: str, section: frozenset[str] = frozenset()) -> Claim:
    """A claim of a note, or of a metric, without the figures of today; those of the code bind as they are.

    A rule that tells of today what is measured, and demands nothing, sets no limit either. `section` are the words of the
    heading above it: below `Today`, every figure that nothing demands is one of today.
    """
    if role != "note" and not claim.binding:
        claim = replace(claim, binding=True)
    if role not in ("note", "metric", "product") or not claim.quantities or (role == "product" and claim.modality != "fact"):
        return claim
    if role == "note" and claim.modality == "fact" and section & _SECTIONS:
        return replace(claim, quantities=())
    measured = ("exact",) if role == "product" else ("exact", "max", "min", "reach")
    kept = tuple(one for one in claim.quantities if one.bound not in measured or not _of_today(claim, one))
    return claim if len(kept) == len(claim.quantities) else replace(claim, quantities=kept)


def _of_today(claim: Claim, amount: Quantity) -> bool:
    """`6 hours today`, `today takes 6 hours`: the figure next to the word, no other amount between them."""
    words = [token.word for token in claim.main]
    others = [one for one in claim.quantities if one != amount]
    for at, word in enumerate(words):
        if word not in _TODAY and words[max(0, at - 2) : at + 1] != ["at", "the", "moment"]:
            continue
        behind = 0 <= at - amount.last <= _NEAR and not any(amount.last <= one.first < at for one in others)
        leading = at < amount.first and not any(at < one.first < amount.first for one in others)
        closed = any(one.last <= at <= one.last + 1 for one in others)  # the word belongs to the figure in front of it
        told = leading and not closed and amount.bound == "exact" and not {"to", "should"} & set(words[at : amount.first])
        if behind or told:
            return True
    return False


def without_today(header: Sequence[str], row: str) -> str:
    """A row of a table without the cells of its columns of today; empty where it has none."""
    cells = cells_of(row)
    names = [name.lower().strip(" :?") for name in header]
    if not _COLUMNS.intersection(names) or len(cells) != len(names):
        return ""
    return " | ".join(plain(cell) for name, cell in zip(names, cells, strict=True) if name not in _COLUMNS)
