"""Two values for one thing: handwritten in one line, digital in another, red here and blue there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, covered, different_actors, situation
from specflow.analysis.consistency.comparisons.ways.defaults import alternatives
from specflow.analysis.consistency.index import pairs_of
from specflow.analysis.consistency.words.lexicon import alternative

ALIKE = 0.7  # each way


def values(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs of lines that say nearly the same and give a value of which one thing takes only one."""
    held = [claim for claim in claims if not claim.negated and any(alternative(token.word) for token in claim.main)]
    for a, b in pairs_of([("", claim.core) for claim in held], weights):
        one, other = held[a], held[b]
        if one.owner == other.owner or situation(one, other) != "same" or different_actors(one, other):
            continue
        found = alternatives(one, other)
        if {(q.low, q.high) for q in one.quantities} != {(q.low, q.high) for q in other.quantities}:
            continue  # weekly passes for 10, monthly passes for 30
        if found is not None and found[0].endswith("dai") and (one.core | other.core) & {"open", "shut", "availabl", "clos"}:
            continue  # open on one day, and on another
        if (
            found is None
            or contrasted(one, other)
            or (one.conditions - other.conditions and other.conditions - one.conditions)
        ):
            continue
        left, right = one.core - {found[0]}, other.core - {found[1]}
        if min(covered(left, right, weights), covered(right, left, weights)) >= ALIKE:
            why = f"{{one}} wants “{found[0]}” where {{other}} wants “{found[1]}”, and only one of them can be so"
            yield Clash("SF302", side(one), side(other), why)
