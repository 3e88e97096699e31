"""By itself, and by a person: what one line leaves to the system, another line keeps in somebody's hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, shared, situation
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts

ALIKE = 0.5
MOST = 100  # lines of each sort that are looked at
_ITSELF = (("on", "its", "own"), ("by", "itself"), ("of", "its", "own", "accord"))
_BY_HAND = (("by", "hand"), ("by", "a", "person"), ("by", "a", "human"), ("in", "person"))
_ALWAYS = frozenset("always only every each all any must".split())
_SOMEBODY = frozenset("somebody someone person human".split())
_SAYING = {"alwai", "own", "person", "hand", "human"}


def hands(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where the system does alone what a person has to do elsewhere."""
    alone = [claim for claim in claims if by_itself(claim)][:MOST]
    held = [claim for claim in claims if by_a_person(claim)][:MOST] if alone else []
    for one in alone:
        for other in held:
            if one.owner != other.owner and _one_thing(one, other, weights):
                yield Clash("SF302", side(one), side(other), "{one} leaves it to the system, and {other} to a person")


def by_itself(claim: Claim) -> bool:
    """`Automatically`, `on its own`: and not forbidden, nor merely possible."""
    if claim.negated or claim.modality in ("may", "should"):
        return False
    return _said(claim, "automatic") or _runs(claim, _ITSELF)


def by_a_person(claim: Claim) -> bool:
    """`By hand`, `always by a clerk`: whoever does it, it is a person, and without exception."""
    if claim.negated or claim.modality in ("may", "should") or by_itself(claim):
        return False
    if _runs(claim, _BY_HAND) or _said(claim, "manual") or _until_somebody(claim):
        return True
    always = any(token.word in _ALWAYS for token in claim.main)
    by = any(token.word == "by" and _person_within(claim, at) for at, token in enumerate(claim.main))
    return always and by


def _until_somebody(claim: Claim) -> bool:
    """`Stays live until somebody rolls it back by hand`."""
    return any(
        one.kind == "until" and any(token.concept == "manual" for token in one.tokens)
        and any(token.word in _SOMEBODY or token.concept in people() for token in one.tokens)
        for one in claim.segments
    )  # fmt: skip


def _said(claim: Claim, way: str) -> bool:
    """`Is charged automatically`, `is automatic`; the `automatic approval` of a heading only names something."""
    words = [token.word for token in claim.main]
    return any(
        token.concept == way and (token.word.endswith("ly") or words[at - 1 : at] in (["is"], ["are"], ["be"]))
        for at, token in enumerate(claim.main)
    )


def _person_within(claim: Claim, at: int) -> bool:
    near = claim.main[at + 1 : at + 4]
    return any(one.concept in people() for one in near) and near[0].word in ("a", "an", "the", "our", "one")


def _runs(claim: Claim, runs: Sequence[tuple[str, ...]]) -> bool:
    words = [token.word for token in claim.tokens]
    return any(tuple(words[at : at + len(run)]) == run for at in range(len(words)) for run in runs)


def _one_thing(one: Claim, other: Claim, weights: Weights) -> bool:
    aside = light() | people() | plain_acts() | _SAYING | {"automatic", "manual"}
    if _until_somebody(other):
        mine, theirs = one.all_concepts - aside, other.all_concepts - aside
        return len(shared(mine, theirs)) > 1 and not mine - theirs
    mine, theirs = one.core - aside, other.core - aside
    both = shared(mine, theirs)
    if not both or contrasted(one, other, whole=True) or situation(one, other) != "same":
        return False
    return likeness(mine, theirs, weights) >= ALIKE and (len(both) > 1 or min(len(mine), len(theirs)) <= 2)

