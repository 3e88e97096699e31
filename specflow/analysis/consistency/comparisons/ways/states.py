"""State and availability: in one state one line wants this, the other the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.positions import other_positions
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import (
    Weights,
    act_of,
    apart,
    different_actors,
    likeness,
    object_of,
    opposed,
    other_things,
    same_words,
    shared,
)
from specflow.analysis.consistency.index import pairs_of
from specflow.analysis.consistency.words.lexicon import light, plain_acts

ALIKE = 0.5
WHOLLY = 0.75  # where both name something of their own
_STATES = frozenset(
    "offlin onlin ful fail expir lock paus cancel overdu clos archiv draft suspend pend blocked disabl inactiv".split()
)


_OVER = frozenset({"finish", "complet", "end"})
_STAYING = frozenset({"stai", "remain", "keep"})


@dataclass(frozen=True)
class Stateful:
    """What has to happen in a state."""

    claim: Claim
    state: frozenset[str]
    negative: bool


def states(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs that want opposite things in one state."""
    held = [found for claim in claims if (found := state_of(claim)) is not None]
    items = [("", one.state | (one.claim.core - light())) for one in held]
    for a, b in pairs_of(items, weights):
        one, other = held[a], held[b]
        if one.claim.owner != other.claim.owner and _opposite(one, other, weights):
            why = "in one and the same state {one} wants one thing and {other} the opposite"
            yield Clash("SF308", side(one.claim), side(other.claim), why)


def state_of(claim: Claim) -> Stateful | None:
    """The state that a claim speaks of: its `when` or an adjective of its subject."""
    found: set[str] = set()
    negative = False
    for segment in claim.segments:
        if segment.kind == "if" or (segment.kind == "after" and segment.leading):
            found |= segment.concepts
            negative = negative or (segment.negative and "offlin" not in segment.concepts)
    found |= claim.subject & _STATES
    return Stateful(claim, frozenset(found), negative) if found else None


def _denied(one: Claim, other: Claim) -> bool:
    """One says that an act can be done, the other that this very act cannot, and it can do little else."""
    no, yes = (one, other) if one.negated else (other, one)
    act = act_of(no) or frozenset([token.concept for token in no.main if token.concept][:1])
    if no.modality == "fact" or yes.modality == "fact" or act <= plain_acts() | light() or not act <= act_of(yes) | yes.predicate:
        return False
    rest = no.core - act - light()
    return not rest - shared(rest, yes.all_concepts)


def _only_described(concept: str, claim: Claim) -> bool:
    """Whether a word only tells which thing is meant: `hoist the locked crate` locks nothing."""
    act = act_of(claim)
    return concept in object_of(claim) and concept not in act and not act <= _STAYING


def _outside(claim: Claim) -> bool:
    """`Outside the yard`: where the other line does not hold."""
    return any(one.word == "outside" and "hours" not in {token.word for token in one.tokens} for one in claim.segments)


def _opposite(one: Stateful, other: Stateful, weights: Weights) -> bool:
    both = shared(one.state, other.state)
    if not both - light() or one.negative != other.negative:
        return False
    if not (both & _STATES) and (
        likeness(one.state, other.state, weights) < 0.7 or not same_words(one.state, other.state)
    ):
        return False
    if other_positions(one.claim, other.claim):
        return False
    if bool(one.state & _OVER) != bool(other.state & _OVER):
        return False  # `still in training`, `once training is complete`
    if opposed(one.state, other.state) or _outside(one.claim) != _outside(other.claim):
        return False
    if any(apart(mine, theirs) for mine in one.claim.condition_quantities for theirs in other.claim.condition_quantities):
        return False
    if different_actors(one.claim, other.claim):
        return False
    mine, theirs = one.claim.core - one.state, other.claim.core - other.state
    if one.claim.negated != other.claim.negated:
        apart_by = one.state - both and other.state - both  # `has ended`, `is running`: two states, however light the words
        return not apart_by and _denied(one.claim, other.claim) and same_words(one.state, other.state)
    against = opposed(mine, theirs)
    if against is None or set(against) & both:
        return False
    if _only_described(against[0], one.claim) or _only_described(against[1], other.claim):
        return False
    left, right = one.claim.core - set(against) - _STATES, other.claim.core - set(against) - _STATES
    if not both & _STATES and other_things(left, right, weights, WHOLLY):
        return False
    return bool(shared(left, right) - light()) and likeness(left, right, weights) >= ALIKE
