"""How many one thing holds: a crate for at most 24 bottles, and 36 bottles that have to go into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.holds import HOLDING, Holding, by_unit, holdings_of, suffices
from specflow.analysis.consistency.claims.matter import headed
from specflow.analysis.consistency.claims.pronouns import referring
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import situation
from specflow.analysis.consistency.words.lexicon import root
from specflow.analysis.consistency.words.tokens import Token

MOST = 60  # amounts under one word


def counts(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that leave no number of one thing in another on which both agree."""
    for held in by_unit(list(holdings_of(claims))).values():
        if len(held) > MOST:
            continue
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                if one.claim.owner != other.claim.owner and _one_thing(one, other) and (why := _apart(one, other)):
                    yield Clash("SF301", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _one_thing(one: Holding, other: Holding) -> bool:
    """Whether both count in one thing; one kind of it has to keep to what holds for all of them."""
    if (one.act and other.act and one.act != other.act) or _two_sorts(one.claim, other.claim):
        return False
    if one.thing != other.thing and not _referred(one, other) and not _referred(other, one):
        less, more = (one, other) if one.thing < other.thing else (other, one)
        if not less.thing < more.thing or not (less.claim.universal or more.wanted):
            return False
        if headed(more.claim.main, less.thing, more.thing - less.thing):
            return False  # the badge, and its name
    return situation(_plain(one), _plain(other)) == "same"


def _two_sorts(one: Claim, other: Claim) -> bool:
    """`A text message`, `a push message`: each has a word of its own before the same one."""
    mine, theirs = _first_name(one), _first_name(other)
    if len(mine) < 2 or len(theirs) < 2 or root(mine[-1].word) != root(theirs[-1].word):
        return False
    left, right = ({token.concept for token in run[:-1]} for run in (mine, theirs))
    return not left & right


def _first_name(claim: Claim) -> list[Token]:
    """The words of the noun phrase that a line starts with."""
    start = 1 if claim.main and not claim.main[0].concept else 0
    return list(takewhile(lambda token: token.concept and token.word not in HOLDING, claim.main[start:]))


def _plain(one: Holding) -> Claim:
    """The line without its `with only three players`, which is the amount itself."""
    kept = tuple(segment for segment in one.claim.segments if segment.word != "with")
    return replace(one.claim, segments=kept, condition_quantities=()) if len(kept) < len(one.claim.segments) else one.claim


def _referred(one: Holding, other: Holding) -> bool:
    """`It has eight digits`: what the line before speaks of holds them."""
    return referring(one.claim) and other.thing <= one.thing


def _apart(one: Holding, other: Holding) -> str:
    if one.wanted and other.wanted:
        return "{one} and {other} promise different numbers of one thing" if one.high != other.high else ""
    if (one.room or other.room) and _fitting(one, other):
        return ""
    if one.high < other.low or other.high < one.low:
        return "what {one} asks for lies outside what {other} allows"
    if (one.wanted and suffices(other.claim)) or (other.wanted and suffices(one.claim)):
        return ""
    if one.wanted and not other.low <= one.high <= other.high:
        return "{one} promises more than {other} allows"
    if other.wanted and not one.low <= other.high <= one.high:
        return "{other} promises more than {one} allows"
    return ""


def _fitting(one: Holding, other: Holding) -> bool:
    """Whether what one wants to put in finds room in the size that the other names."""
    wanted, room = (one, other) if one.wanted else (other, one)
    return wanted.wanted and room.room and wanted.high <= room.high
