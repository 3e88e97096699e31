"""Opposite ways of one thing without a condition: silent in one line and speaking in the other, automatic and by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, covered, different_actors, opposed, situation
from specflow.analysis.consistency.index import pairs_of
from specflow.analysis.consistency.words.lexicon import in_turn, light, opposites, plain_acts

ALIKE = 0.8


def contraries(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs that demand opposite things of one thing, always."""
    held = [claim for claim in claims if claim.modality == "must" and not claim.negated and not claim.able and _sided(claim)]
    for a, b in pairs_of([("", claim.core - opposites().keys() | {"@opposite"}) for claim in held], weights):
        one, other = held[a], held[b]
        against = opposed(one.core, other.core)
        if one.owner == other.owner or against is None or set(against) & in_turn() or one.segments or other.segments:
            continue
        saying = light() | plain_acts() | {"keep"}
        left, right = one.core - {against[0]} - saying, other.core - {against[1]} - saying
        if different_actors(one, other) or contrasted(one, other, whole=True) or situation(one, other) != "same":
            continue
        if left and right and min(covered(left, right, weights), covered(right, left, weights)) >= ALIKE:
            yield Clash("SF302", side(one), side(other), "{one} demands the opposite of what {other} demands")


def _sided(claim: Claim) -> bool:
    return bool(claim.core & opposites().keys())
