"""Let through or turned away: opposite answers to one request, above all when something has failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import deeds_of
from specflow.analysis.consistency.claims.whose import other_doers
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import contrasted, different_actors, phrases_of, shared, situation
from specflow.analysis.consistency.words.lexicon import light, people

_RARE = 3  # lines: what more of them speak of does not tie two of them together
_TROUBLE = frozenset(
    "unavailable broken outage error crash crashes crashed slow overloaded unreachable timeout".split()
)
_IS = frozenset("is are was were be goes go or".split())


@dataclass(frozen=True)
class Gate:
    """Something is let through (`opens`) or turned away; `trouble` says that it is about a failure."""

    claim: Claim
    opens: bool
    about: frozenset[str]
    trouble: bool


def gates(claims: Sequence[Claim], *, loose: bool = False) -> Iterator[Clash]:
    """Pairs of which one lets through what the other turns away."""
    held = [gate for claim in claims if (gate := gate_of(claim)) is not None]
    postings: dict[str, list[int]] = {}
    for at, gate in enumerate(held):
        for concept in sorted(gate.about):
            postings.setdefault(concept, []).append(at)
    pairs = {(a, b) for found in postings.values() if len(found) <= 40 for a in found for b in found if a < b}
    for a, b in sorted(pairs):
        one, other = held[a], held[b]
        if one.claim.owner != other.claim.owner and one.opens != other.opens and _tied(one, other, postings, loose):
            opening, closing = (one, other) if one.opens else (other, one)
            why = "{one} lets through what {other} turns away"
            yield Clash("SF308", side(opening.claim), side(closing.claim), why, not loose)


def gate_of(claim: Claim) -> Gate | None:
    """What a claim lets through or turns away."""
    opens, closes = "allow" in claim.core and not _enabling(claim), "refus" in claim.core
    words = [token.word for token in claim.main]
    if _only_named(claim):
        return None
    if opens == closes or (claim.able and not closes) or ("no", "more") in pairwise(words):
        return None
    if claim.modality in ("may", "should") and not claim.negated and closes:
        return None
    about = claim.all_concepts - light() - {"allow", "refus"}
    return Gate(claim, opens != claim.negated, about, _trouble(claim))


def _only_named(claim: Claim) -> bool:
    """`Rejected questions are …`, `is new, approved or rejected`: the word tells which of them, or what they can be."""
    for before, token, following in zip(claim.main, claim.main[1:], claim.main[2:], strict=False):
        if token.concept in ("refus", "allow") and (before.word in (",", "or") and "," in (following.word, before.word)):
            return True
        if token.concept in ("refus", "allow") and before.word == "or" and following.word in (".", ";"):
            return sum(one.word == "," for one in claim.main) > 0
    first, second = (*claim.main, *claim.main)[:2]
    return first.concept == "refus" and first.word.endswith("ed") and bool(second.concept)


def _enabling(claim: Claim) -> bool:
    """`allows users to validate`: that is an ability, nothing is let through."""
    words = [token.word for token in claim.main]
    at = next((n for n, token in enumerate(claim.main) if token.concept == "allow"), 0)
    return words[at].startswith(("allow", "permit", "let", "grant")) and "to" in words[at + 1 : at + 5]


def _trouble(claim: Claim) -> bool:
    words = [token.word for token in claim.tokens]
    if any(word in _TROUBLE or word.startswith(("fail", "crash")) for word in words):
        return True
    if any(word == "down" and before in _IS for before, word in pairwise(words)):
        return True
    conditions = [segment for segment in claim.segments if segment.kind == "if"]
    return any(token.word in ("can't", "cannot") for segment in conditions for token in segment.tokens)


def _same_head(one: Claim, other: Claim) -> bool:
    """Whether both lines name one thing, not only what it belongs to: a locker's keypad and a locker's firmware are two."""
    mine, theirs = (frozenset(head for head, _ in phrases_of(claim.tokens)) for claim in (one, other))
    both = shared(mine, other.all_concepts) | shared(theirs, one.all_concepts)
    return bool(both - people() - light() - {"allow", "refus"})


def _other_things(one: Claim, other: Claim) -> bool:
    """Whether each names what it lets through or turns away, and not the same: tins here, bottles there."""
    mine, theirs = (
        frozenset(head for deed in deeds_of(claim) if deed.verbs & {"allow", "refus"} for head in deed.heads)
        for claim in (one, other)
    )  # fmt: skip
    return bool(mine and theirs) and not shared(mine, other.all_concepts) and not shared(theirs, one.all_concepts)


def _turning(claim: Claim) -> frozenset[str]:
    """What lets through or turns away, where a clause names it: the insurance of `missing insurance blocks it`."""
    at = next((n for n, token in enumerate(claim.main) if token.concept in ("refus", "allow")), 0)
    if not at or claim.main[at].word.endswith("ed"):
        return frozenset()
    return frozenset(head for head, _ in phrases_of(claim.main[:at])[:1])


def _tied(one: Gate, other: Gate, postings: dict[str, list[int]], loose: bool) -> bool:
    both = shared(one.about, other.about)
    if not both or different_actors(one.claim, other.claim) or other_doers(one.claim, other.claim):
        return False
    if _other_things(one.claim, other.claim):
        return False
    mine, theirs = _turning(one.claim), _turning(other.claim)
    if mine and theirs and not mine & theirs:
        return False
    if one.trouble and other.trouble:
        return loose or (len(both) > 1 and situation(one.claim, other.claim) != "different")
    if not loose or one.trouble != other.trouble or contrasted(one.claim, other.claim):
        return False
    rare = {concept for concept in both if len(postings.get(concept, ())) <= _RARE}
    if len(both - people()) < 2 and not _same_head(one.claim, other.claim):
        return False
    return bool(rare) and (situation(one.claim, other.claim) != "different" or len(both) > 1)
