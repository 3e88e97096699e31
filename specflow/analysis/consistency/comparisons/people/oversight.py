"""Nothing without a person, and something without one: a check that one line demands and another line skips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, covered, shared
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts
from specflow.analysis.consistency.words.tokens import Token

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
        if one.owner == other.owner or not both or not _same_person(demands_person(one), skips_person(other)):
            continue
        if _excepted(one) & other.all_concepts:
            continue
        if loose or (len(both) > 1 and covered(_about(one), _about(other), weights) >= ALIKE):
            yield Clash("SF302", side(one), side(other), "{one} lets nothing pass without a person, and {other} does without one")


def demands_person(claim: Claim) -> str:
    """Who has to act: `no reply goes out unless a person pressed Send`, `only after an editor has read it`. Empty for nobody."""
    for segment in claim.segments:
        if segment.kind in ("unless", "until", "after", "if") and (segment.kind == "unless" or not segment.negative):
            held_back = claim.negated if segment.kind in ("unless", "until") else claim.only
            if held_back and (who := _acting(segment.tokens)):
                return who
    return ""


def skips_person(claim: Claim) -> str:
    """Who takes no part: `without anybody looking`. Empty for nobody."""
    if claim.negated:
        return ""
    for at, token in enumerate(claim.tokens):
        if token.word == "without":
            for who, following in pairwise(claim.tokens[at + 1 : at + 2 + _NEAR]):
                if following.word.endswith("ing") and (_person(who) or who.concept):
                    return _named(who)
    return ""


def _acting(tokens: Sequence[Token]) -> str:
    """Who does something: `unless a person pressed Send`, not `unless the customer`."""
    for at, token in enumerate(tokens):
        if (_person(token) or token.concept) and any(one.concept for one in tokens[at + 1 :]):
            return _named(token)
    return ""


def _person(token: Token) -> bool:
    return token.concept in people() or token.word in _ANYBODY


def _named(token: Token) -> str:
    return "person" if token.word in _ANYBODY else token.concept


def _same_person(one: str, other: str) -> bool:
    """Whether both name the same one, or each of them names a person."""
    return one == other or {one, other} <= people() | {"person"}


def _excepted(claim: Claim) -> frozenset[str]:
    """What a line leaves out of its demand: `except press releases`."""
    excepting = [one.concepts for one in claim.segments if one.kind == "unless" and one.word != "unless"]
    return frozenset().union(*excepting) - people()


def _about(claim: Claim) -> frozenset[str]:
    return claim.core - light() - plain_acts() - people()
