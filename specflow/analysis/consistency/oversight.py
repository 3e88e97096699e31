"""Nothing without a person, and something without one: a check that one line demands and another line skips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, covered, shared
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.lexicon import light, people, plain_acts
from specflow.analysis.consistency.tokens import Token

ALIKE = 0.5
MOST = 60  # lines of each sort that are looked at for a question
_ANYBODY = frozenset("human anybody anyone somebody someone nobody".split())
_NEAR = 3  # words between `without` and the person


def oversight(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs where one lets nothing pass without a person and the other lets it; `loose` also takes what is worth a question."""
    watched = [claim for claim in claims if demands_person(claim)]
    alone = [claim for claim in claims if skips_person(claim)]
    if loose:
        pairs = [(a, b) for a in range(len(watched[:MOST])) for b in range(len(alone[:MOST]))]
    else:
        left, right = ([("", _about(claim)) for claim in held] for held in (watched, alone))
        pairs = list(across(left, right, weights))
    for a, b in pairs:
        one, other = watched[a], alone[b]
        both = shared(_about(one), _about(other))
        if one.owner == other.owner or not both or (one.exceptions - people()) & other.all_concepts:
            continue
        if loose or (len(both) > 1 and covered(_about(one), _about(other), weights) >= ALIKE):
            yield Clash("SF302", side(one), side(other), "{one} lets nothing pass without a person, and {other} does without one")


def demands_person(claim: Claim) -> bool:
    """`No reply goes out unless a person pressed Send`, `only after an editor has read it`."""
    for segment in claim.segments:
        if segment.kind in ("unless", "until", "after", "if") and any(_person(token) for token in segment.tokens):
            if segment.negative and segment.kind not in ("unless",):
                continue
            held_back = claim.negated if segment.kind in ("unless", "until") else claim.only
            if held_back and _acts(segment.tokens):
                return True
    return False


def skips_person(claim: Claim) -> bool:
    """`Without anybody looking`: something happens and no person takes part in it."""
    if claim.negated:
        return False
    for at, token in enumerate(claim.tokens):
        if token.word == "without":
            near = claim.tokens[at + 1 : at + 1 + _NEAR]
            who = next((n for n, one in enumerate(near) if _person(one)), -1)
            following = claim.tokens[at + 2 + who] if who >= 0 and at + 2 + who < len(claim.tokens) else None
            if following is not None and following.word.endswith("ing"):
                return True
    return False


def _acts(tokens: Sequence[Token]) -> bool:
    """Whether the person does something: `unless a person pressed Send`, not `unless the customer`."""
    who = next(at for at, token in enumerate(tokens) if _person(token))
    return any(token.concept for token in tokens[who + 1 :])


def _person(token: Token) -> bool:
    return token.concept in people() or token.word in _ANYBODY


def _about(claim: Claim) -> frozenset[str]:
    return claim.core - light() - plain_acts() - people()
