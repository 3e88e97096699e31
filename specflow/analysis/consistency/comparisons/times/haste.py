"""At once, and not before somebody has looked: what one line does straight away another one holds back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, act_of, likeness, shared
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts

ALIKE = 0.5
MOST = 100  # lines of each sort that are looked at
_ONCE = frozenset("immediately instantly directly".split())
_RUNS = (("the", "moment"), ("as", "soon", "as"), ("straight", "away"), ("right", "away"), ("at", "once"), ("the", "second"),
         ("without", "delay"), ("the", "instant"))  # fmt: skip
_TELLING = frozenset(run[1] for run in _RUNS)
_PASSING = frozenset(
    "get gets receive receives go goes sent send sends appear appears shown show shows see sees published released visible "
    "available live delivered told notified".split()
)
_LOOKING = frozenset({"show", "check", "review", "approv", "read", "reader", "inspect", "confirm", "releas", "sign", "look"})


def haste(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one passes on at once what the other lets through only after a person has seen it."""
    soon = [claim for claim in claims if at_once(claim)][:MOST]
    held = [claim for claim in claims if held_back(claim)][:MOST] if soon else []
    for one in soon:
        for other in held:
            if one.owner == other.owner:
                continue
            mine, theirs = _about(one), _about(other)
            if len(shared(mine, theirs)) > 1 and _one_act(one, other) and likeness(mine, theirs, weights) >= ALIKE:
                why = "{one} does at once what {other} holds back until a person has seen it"
                yield Clash("SF306", side(one), side(other), why)


def _one_act(one: Claim, other: Claim) -> bool:
    """Both pass it on, in whatever words, or do the same with it."""
    on = _PASSING & {token.word for token in one.main}
    same = act_of(other) & one.core - light() if other.modal >= 0 else frozenset()
    return bool(on or same or one.core & other.core & {"public", "releas", "send", "show"})


def at_once(claim: Claim) -> bool:
    """`The moment they come in`, `straight away`."""
    words = [token.word for token in claim.tokens]
    if claim.negated or held_back(claim):
        return False
    if any(token.word in _ONCE or token.concept == "now" for token in claim.tokens):
        return True
    if _TELLING.isdisjoint(words):
        return False
    return any(tuple(words[at : at + len(run)]) == run for at in range(len(words)) for run in _RUNS)


def held_back(claim: Claim) -> bool:
    """`Only after a vet has looked at them`, `not before an editor has read it`."""
    for segment in claim.segments:
        waits = claim.only if segment.kind in ("after", "if") else claim.negated and segment.kind != "why"
        seen = any(one.concept in _LOOKING for one in segment.tokens)
        if waits and seen and any(one.concept for one in segment.tokens if one.concept not in _LOOKING):
            return True
    return False


def _about(claim: Claim) -> frozenset[str]:
    return (claim.core - light() - plain_acts() - {"now", "moment", "soon", "com"}) | (claim.core & people())
