"""Who may against who may not: what is kept for some is opened to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.described import described, only_told
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import (
    Weights,
    act_of,
    actors_of,
    at_other_times,
    contrasted,
    covered,
    phrases_of,
    shared,
    situation,
)
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import people, within
from specflow.analysis.consistency.words.units import WORDS

COVERED = 0.75
_ASKING = frozenset({"request", "ask", "suggest", "propos", "appli", "intent", "intend"})
WHOLLY = 0.9  # where the other line names nobody


@dataclass(frozen=True)
class Kept:
    """What only `holders` may do."""

    claim: Claim
    holders: frozenset[str]
    deed: frozenset[str]


def permission(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Lines that let others do what an exclusive line keeps for some; `loose` also takes pairs that are worth a question."""
    kept = [found for claim in claims if (found := kept_of(claim)) is not None]
    opened = [
        claim
        for claim in claims
        if not (claim.negated or claim.only or "refus" in claim.core)
        and (actors_of(claim) or _anyone(claim) or (loose and _told_to(claim)))
    ]
    left = [("", one.deed | one.holders if loose else one.deed) for one in kept]
    right = [("", claim.all_concepts) for claim in opened]
    for a, b in across(left, right, weights):
        one, other = kept[a], opened[b]
        if one.claim.owner != other.owner and (_opens(one, other, weights, loose) or (loose and _widens(one, other))):
            why = "{one} keeps it for some, and {other} opens it to others"
            yield Clash("SF305", side(one.claim), side(other), why, not loose or _plainly(one, other))


def kept_of(claim: Claim) -> Kept | None:
    """Who alone may do what, when the line says so."""
    words = [token.word for token in claim.main]
    if not claim.only or (claim.negated and words[0] not in ("nobody", "no")):
        return None
    for at, word in enumerate(words):
        deed = claim.predicate if at < claim.modal else claim.core
        if word in ("only", "solely", "exclusively"):
            if words[at + 1 : at + 2] and (words[at + 1] in WORDS or words[at + 1][:1].isdigit()):
                continue
            holders = _roles(claim, at + 1, at + 9, stop_at_modal=True) or _before_only(claim, at)
            if not holders and at == 0 < claim.modal <= 5:
                holders = claim.subject  # `only X may`: whoever X is
        elif word in ("reserved", "restricted", "limited") and words[at + 1 : at + 2] in (["to"], ["for"]):
            holders = _roles(claim, at + 2, at + 8, stop_at_modal=False)
            deed = frozenset(token.concept for n, token in enumerate(claim.main) if token.concept and n != at)
        elif word in ("but", "except") and at and words[at - 1] in ("nobody", "one", "none"):
            holders = _roles(claim, at + 1, at + 6, stop_at_modal=True)
            deed = claim.predicate
        else:
            continue
        if holders:
            return Kept(claim, holders, deed - holders - _named_with(claim, holders))
    return None


def _named_with(claim: Claim, holders: frozenset[str]) -> frozenset[str]:
    """What only says which of them: the club of `the club doctor`, the shift of `the shift manager`."""
    named = phrases_of(claim.main)
    mods = frozenset().union(*(mods for head, mods in named if head in holders)) - {head for head, _ in named}
    said = [token.concept for token in claim.main]
    return frozenset(one for one in mods if said.count(one) == 1)


def _roles(claim: Claim, start: int, end: int, *, stop_at_modal: bool) -> frozenset[str]:
    found: set[str] = set()
    for at in range(start, min(end, len(claim.main))):
        if stop_at_modal and at == claim.modal:
            break
        if claim.main[at].concept in people() and claim.main[at - 1].word != "/":
            found.add(claim.main[at].concept)
    return frozenset(found)


def _before_only(claim: Claim, at: int) -> frozenset[str]:
    """`by the legal team only`."""
    words = [token.word for token in claim.main[:at]]
    if "by" not in words[-6:]:
        return frozenset()
    start = len(words) - 1 - words[::-1].index("by")
    return frozenset(token.concept for token in claim.main[start:at] if token.concept in people())


def _told_to(claim: Claim) -> bool:
    """Whether a line says for whom something is, or commands it: not `rooms can be booked`, which leaves open by whom."""
    words = [token.word for token in claim.main]
    passive = any(word == "be" and following.endswith("ed") for word, following in pairwise(words))
    return not passive and "have" not in words and "has" not in words


def _anyone(claim: Claim) -> bool:
    return any(token.word in ("anyone", "anybody", "everyone", "everybody") for token in claim.main)


def _opens(kept: Kept, claim: Claim, weights: Weights, loose: bool) -> bool:
    actors = actors_of(claim)
    related = within(actors, kept.holders) or (within(kept.holders, actors) and not loose)  # `staff` are more than the manager
    related = related and not _some_others(kept, claim)
    if (not loose and _merely_asks(kept, claim)) or only_told(act_of(kept.claim) & kept.deed, claim) or _linked(kept, claim):
        return False
    if actors & kept.holders or (related and not claim.universal and not _anyone(claim)):
        return False
    least = COVERED if actors or _anyone(claim) else WHOLLY
    spoken = claim.all_concepts - _until(claim)
    if len(shared(kept.deed, spoken)) < 2 or covered(kept.deed, spoken, weights) < least:
        return False
    if at_other_times(kept.claim, claim) or (not loose and contrasted(kept.claim, claim, whole=True)):
        return False
    if kept.claim.exceptions and shared(kept.claim.exceptions, claim.all_concepts):
        return False
    conditioned = any(one.kind in ("if", "unless") for one in kept.claim.segments)
    return loose or not conditioned or situation(kept.claim, claim) == "same"


def _linked(kept: Kept, claim: Claim) -> bool:
    """Whether the deed only tells which thing is meant: `the loans of a linked child` links nobody."""
    act, told = act_of(kept.claim) & kept.deed, described(claim.main)
    named = {token.start for token in claim.main if token.concept in act}
    return bool(named) and named <= told


def _merely_asks(kept: Kept, claim: Claim) -> bool:
    """`May ask that it is opened`, `state their intent to open it`, `gets a reply`: asking for a deed is not doing it."""
    got = [at for at, token in enumerate(claim.main) if token.word in ("gets", "receives") and at > claim.modal]
    if got and any(token.concept in act_of(kept.claim) for token in claim.main[got[0] + 1 : got[0] + 4]):
        return True
    concepts = [token.concept for token in claim.main if token.concept]
    asked = next((at for at, one in enumerate(concepts) if one in _ASKING - kept.deed), -1)
    return asked >= 0 and any(one in kept.deed for one in concepts[asked + 1 :])


def _some_others(kept: Kept, claim: Claim) -> bool:
    """Whether a group is narrowed to one that the holders do not belong to: nurses are staff, but no `cleaning staff`."""
    named = phrases_of(claim.main[: max(claim.modal, 0)])
    return any(head in people() and mods and not mods & kept.claim.core for head, mods in named)


def _until(claim: Claim) -> frozenset[str]:
    """What only says how long it goes on: `frozen until the count is closed` lets nobody close it."""
    times = frozenset().union(*(one.concepts for one in claim.segments if one.kind in ("until", "before")))
    return times - claim.core


def _plainly(kept: Kept, claim: Claim) -> bool:
    """Whether the other line says of the very act that others may do it: it names them, or says `whoever`."""
    if any(token.word == "whoever" for token in claim.main) or _anyone(claim):
        return True
    return claim.modal >= 0 and bool(actors_of(claim)) and bool(act_of(kept.claim) & act_of(claim))


def _widens(kept: Kept, claim: Claim) -> bool:
    """`Exporting is for A and B` where only A may have it."""
    words = [token.word for token in claim.main]
    everyone = claim.core & people()
    grants = any(
        pair in (("is", "for"), ("are", "for"), ("open", "to"), ("available", "to")) for pair in pairwise(words)
    )
    return grants and kept.holders < everyone
