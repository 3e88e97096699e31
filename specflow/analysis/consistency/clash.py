"""What the comparisons say: two spans that clash, and why."""

from __future__ import annotations

from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim


@dataclass(frozen=True)
class Side:
    """Code points `start` to `end` of the line that `owner` numbers."""

    owner: int
    start: int
    end: int


@dataclass(frozen=True)
class Clash:
    """Two lines that cannot both hold (or, for SF310 and SF311, that say one thing twice), and why in one sentence.

    `why` holds `{one}` and `{other}` for the names of the lines. What is not `likely` is worth a question where a note meets its
    context, and nothing more.
    """

    code: str
    one: Side
    other: Side
    why: str
    likely: bool = True


def side(claim: Claim, start: int | None = None, end: int | None = None) -> Side:
    """A claim, or a span in it."""
    return Side(claim.owner, claim.start if start is None else start, claim.end if end is None else end)


def whole(claim: Claim) -> Side:
    """A claim with its conditions and its `before` or `after`."""
    ends = [segment.tokens[-1].end for segment in claim.segments if segment.tokens]
    starts = [segment.at for segment in claim.segments]
    return side(claim, min([claim.start, *starts]), max([claim.end, *ends]))


def words_at(claim: Claim, concepts: frozenset[str] | set[str]) -> tuple[int, int]:
    """The span from the first to the last word of the claim that means one of these; all of it when none does."""
    found = [token for token in claim.tokens if token.concept in concepts]
    return (found[0].start, found[-1].end) if found else (claim.start, claim.end)
