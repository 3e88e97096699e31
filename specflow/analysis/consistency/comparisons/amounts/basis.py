"""What is counted by: per key in one line, per organisation in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import is_unit
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, shared
from specflow.analysis.consistency.words.lexicon import light

ALIKE = 0.6
_COUNTED = frozenset("limit charg pric quota licens fee cap".split())


@dataclass(frozen=True)
class Basis:
    """What a claim counts by: the last word of what follows `per`, `for each` or `belongs to`."""

    claim: Claim
    by: str
    about: frozenset[str]
    span: tuple[int, int]


def basis(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs that count one thing by different things."""
    held = [found for claim in claims if (found := basis_of(claim)) is not None][:400]
    for a, one in enumerate(held):
        for other in held[a + 1 :]:
            if (
                one.claim.owner == other.claim.owner
                or one.by == other.by
                or one.by in other.claim.core
                or other.by in one.claim.core
            ):
                continue
            both = shared(one.about, other.about) - light()
            if both & _COUNTED and (loose or (len(both) > 1 and likeness(one.about, other.about, weights) >= ALIKE)):
                why = "{one} and {other} count one thing by different things"
                yield Clash("SF302", side(one.claim, *one.span), side(other.claim, *other.span), why, not loose)


def basis_of(claim: Claim) -> Basis | None:
    """What the claim counts by, if it says so."""
    words = [token.word for token in claim.main]
    for at, word in enumerate(words):
        if word == "per" or (word in ("belong", "belongs") and words[at + 1 : at + 2] == ["to"]):
            start = at + 1 if word == "per" else at + 2
            by = _noun(claim, start)
            near = {token.concept for token in claim.main[max(0, at - 5) : at]} & _COUNTED
            if by and near and "," not in words[max(0, at - 5) : at] and words[at - 1] not in ("not", "never"):
                name, end = by
                return Basis(claim, name, claim.core - {name}, (claim.main[at].start, end))
    return None


def _noun(claim: Claim, at: int) -> tuple[str, int] | None:
    """The head of the words that start at `at`; None for a unit of time."""
    found: tuple[str, int] | None = None
    for token in claim.main[at : at + 4]:
        if is_unit(token.word) or not token.is_word:
            break
        if token.concept:
            found = token.concept, token.end
        elif found:
            break
    return found
