"""Scope: what one line leaves out, another line asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side, words_at
from specflow.analysis.consistency.words.lexicon import kinds, light

_GENERIC = frozenset({"onlin", "featur", "function", "digit", "electron", "integr", "mod", "tool"})
_RARE = 0.08  # a concept in more of the lines than this is what the feature is about


def scopes(claims: Sequence[Claim], excluded: Mapping[int, frozenset[str]]) -> Iterator[Clash]:
    """Lines that ask for what a line in `excluded` (owner -> its concepts) leaves out."""
    lines = {claim.owner for claim in claims if claim.owner not in excluded}
    spoken: dict[str, set[int]] = {}
    for at, claim in enumerate(claims):
        if claim.owner not in excluded and not claim.negated:
            for concept in claim.core:
                spoken.setdefault(concept, set()).add(at)
                for whole in kinds().get(concept, frozenset()):
                    spoken.setdefault(whole, set()).add(at)
    most = max(3, int(len(lines) * _RARE))
    for owner, named in excluded.items():
        concepts = named - _GENERIC or named
        first = next((claim for claim in claims if claim.owner == owner), None)
        if first is None or not concepts:
            continue
        held = set.intersection(*(spoken.get(one, set()) for one in concepts))
        if len(concepts) > 1:  # an invoice is no payment: what comes first is meant itself, not something of its kind
            lead = next((token.concept for token in first.main if token.concept in concepts), "")
            held = {at for at in held if not lead or lead in claims[at].core}
        if not held or len({claims[at].owner for at in held}) > most:
            continue
        for at in sorted(held):
            if _asks(claims[at], concepts):
                start, end = words_at(claims[at], _meant(claims[at], concepts))
                yield Clash(
                    "SF304",
                    side(claims[at], start, end),
                    side(first),
                    "{one} asks for what {other} leaves out of scope",
                )


def _meant(claim: Claim, concepts: frozenset[str]) -> frozenset[str]:
    wider = kinds()
    return frozenset(one for one in claim.core if one in concepts or wider.get(one, frozenset()) & concepts)


def _asks(claim: Claim, concepts: frozenset[str]) -> bool:
    """Whether the claim is about it: a line of one word has to be met by a kind of it or by the word in what is done."""
    if claim.modality == "fact":
        return False
    meant = _meant(claim, concepts)
    if len(concepts - light()) > 1:
        return True
    return bool(meant & claim.predicate) or bool(meant & claim.subject and not claim.predicate)
