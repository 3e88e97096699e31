"""How many have to agree: any one of several may do it alone in one line, and in another all of them have to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, shared
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token

ALIKE = 0.3
_ALONE = frozenset("either any anyone alone single one whichever".split())
_TOGETHER = frozenset("every all both each jointly together unanimous unanimously".split())
_AGREEING = ("agree", "approv", "authori", "confirm", "consent", "sign")
_NEAR = 4  # words between `every` and whom it counts


@dataclass(frozen=True)
class Alone:
    """Something that one of several may do; `about` is what, without who."""

    claim: Claim
    about: frozenset[str]


def quorum(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one lets a single one of several do what needs all of them elsewhere."""
    one_of = [found for claim in claims if (found := alone_of(claim)) is not None]
    all_of = [found for claim in claims if (found := together_of(claim)) is not None]
    for a, b in across([("", one.about) for one in one_of], [("", one.about) for one in all_of], weights):
        one, other = one_of[a], all_of[b]
        both = shared(one.about, other.about) - light()
        if one.claim.owner != other.claim.owner and len(both) > 1 and likeness(one.about, other.about, weights) >= ALIKE:
            why = "{one} lets any one of them do it alone, and {other} needs all of them"
            yield Clash("SF305", side(one.claim), side(other.claim), why)


def alone_of(claim: Claim) -> Alone | None:
    """`Either holder may change it`, `one of the partners can sign`."""
    if claim.negated or claim.only or claim.modality not in ("may", "fact", "must"):
        return None
    if claim.modality != "may" and not claim.able:
        return None
    before = claim.main[: max(claim.modal, 0)]
    behind = claim.main[next((at for at, token in enumerate(claim.main) if token.word == "by"), len(claim.main)) :]
    who = frozenset().union(*(_whom(run, at) for run in (before, behind) for at, token in enumerate(run) if token.word in _ALONE))
    return Alone(claim, claim.all_concepts - who) if who else None


def together_of(claim: Claim) -> Alone | None:
    """`Only when every holder agrees`, `both partners must sign`: all of them, and what they do is to agree."""
    runs = [claim.main, *(segment.tokens for segment in claim.segments if segment.kind in ("if", "unless", "after", "before"))]
    for run in runs:
        counting = [at for at, token in enumerate(run) if token.word in _TOGETHER]
        if not counting or not any(token.word.startswith(_AGREEING) for token in run):
            continue
        who = frozenset().union(*(_whom(run, at) for at in counting))
        if who and (run is not claim.main or claim.modality == "must") and not claim.negated:
            return Alone(claim, claim.all_concepts - who)
    return None


def _whom(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The person that follows a word like `any` within a few words; `either` and `both` name two, whoever they are."""
    near = [token.concept for token in tokens[at + 1 : at + 1 + _NEAR] if token.concept]
    return frozenset([one for one in near if one in people() or tokens[at].word in ("either", "both")][:1])
