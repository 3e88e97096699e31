"""Free of something, and with it: nut-free in one line, nuts in every box in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import phrases_of, situation
from specflow.analysis.consistency.words.lexicon import concept, kinds, light, root

MOST = 100  # lines of each sort that are looked at
_HOLDING = frozenset({"includ", "contain", "mad", "hav", "comprise"})
_HOLDS = frozenset("contain contains containing include includes made has have with comes come".split())
_ALL = frozenset("every all each any always".split())
_NEAR = 6  # words behind the verb in which what is inside is named


def absence(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs where one promises a thing without something that the other says is in it."""
    free = [(claim, what) for claim in claims for what in free_of(claim)][:MOST]
    if not free:
        return
    full = [(claim, holding) for claim in claims if (holding := holds(claim))][:MOST]
    for one, what in free:
        for other, holding in full:
            if one.owner != other.owner and what in holding and _one_thing(one, other):
                why = "{one} leaves out what {other} says is in it"
                yield Clash("SF302", side(one), side(other), why)


def free_of(claim: Claim) -> Iterator[str]:
    """What something is without: `nut-free`, `free of gelatine`, `free from nuts`."""
    if claim.negated:
        return
    for at, token in enumerate(claim.tokens):
        if token.word.endswith("-free") and len(token.word) > 7:
            yield concept(root(token.word.removesuffix("-free")))
        elif token.word == "free" and [one.word for one in claim.tokens[at + 1 : at + 2]] in (["of"], ["from"]):
            named = [one.concept for one in claim.tokens[at + 2 : at + 5] if one.concept]
            if named and named[0] not in ("pric", "charg"):  # `free of charge`
                yield named[0]


def holds(claim: Claim) -> frozenset[str]:
    """What is inside: `contains nuts`; empty for a line that says nothing of the kind."""
    if claim.negated or any(True for _ in free_of(claim)):
        return frozenset()
    at = next((n for n, token in enumerate(claim.main) if token.word in _HOLDS and n), 0)
    return frozenset(token.concept for token in claim.main[at + 1 : at + 1 + _NEAR] if token.concept) if at else frozenset()


def _one_thing(one: Claim, other: Claim) -> bool:
    if situation(one, other) == "different":
        return False
    at = next((n for n, token in enumerate(other.main) if token.word in _HOLDS and n), 0)
    whole = phrases_of(other.main[:at])
    if not whole:
        return False
    head, mods = whole[-1]
    spoken = one.all_concepts
    narrower = mods - spoken - light()  # `the breakfast box` is one box of many
    wider = kinds().get(head, frozenset()) & spoken
    if head not in spoken and not wider:
        return False
    return not narrower if _sweeping(other) else not narrower and not _some(one)


def _sweeping(claim: Claim) -> bool:
    return any(token.word in _ALL for token in claim.tokens)


def _some(claim: Claim) -> bool:
    """`A nut-free box`: there is one, and others besides."""
    words = [token.word for token in claim.tokens]
    return any(word.endswith("-free") and at and words[at - 1] in ("a", "an", "some") for at, word in enumerate(words))
