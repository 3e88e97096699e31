"""How long one thing takes or lasts: an answer within two seconds, and an answer that takes five at least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.idle import one_end
from specflow.analysis.consistency.claims.pronouns import referring, with_referents
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spell import Spell, one_sort
from specflow.analysis.consistency.claims.spells import spells_of
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import different_actors, shared, situation
from specflow.analysis.consistency.comparisons.amounts.numeric import disagreement
from specflow.analysis.consistency.words.lexicon import people

MOST = 60  # times under one word
_ANYWHERE = frozenset({"screen", "pag", "mobil", "app", "sit", "websit", "portal", "inbox", "system"})  # places of all things
_SINCE = frozenset({"buy", "bought", "issu", "creat", "order"})  # from when a thing lives in any case


def durations(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that give one thing two times which leave no common value."""
    by_word: dict[str, list[Spell]] = {}
    for claim, before in with_referents(claims):
        for spell in spells_of(claim, before):
            for word in sorted(spell.about):
                by_word.setdefault(word, []).append(spell)
    for held in by_word.values():
        if len(held) > MOST:
            continue
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                if one.claim.owner != other.claim.owner and _one_time(one, other) and (why := _apart(one, other)):
                    mine, theirs = (side(each.claim, each.amount.start, each.amount.end) for each in (one, other))
                    yield Clash("SF301", mine, theirs, why)


def _one_time(one: Spell, other: Spell) -> bool:
    """Whether both speak of one time of one thing."""
    if not one_sort(one, other) or not _one_thing(one, other) or not _one_frame(one, other):
        return False
    if one.sort == "idle":
        return one_end(one, other)
    return not different_actors(one.claim, other.claim) and situation(one.claim, other.claim) == "same"


def _one_thing(one: Spell, other: Spell) -> bool:
    mine, theirs = one.about, other.about
    if mine == theirs:
        return True
    less, more = (mine, theirs) if mine < theirs else (theirs, mine)
    if not less < more:
        return False
    spare = more - less
    longer = one if more == mine else other
    if referring(longer.claim) and less - {longer.act}:
        return (one.act == other.act) and longer.act in less | {""}
    if {one.act, other.act} - {""} <= less and (one.act or other.act) and spare <= more:
        return "last" in (one.sort, other.sort) and len(less) == 1  # `the rental period`, `bicycles are rented`
    general = one.claim if mine == less else other.claim
    return general.universal and not spare & {one.act, other.act, longer.head}


def _one_frame(one: Spell, other: Spell) -> bool:
    """Whether nothing else sets them apart: from when it counts, where, for whom."""
    mine, theirs = one.apart - other.about, other.apart - one.about
    if one.sort == "idle":  # some users, or some of the things, may have an idle time of their own
        general = one.claim if mine < theirs else other.claim
        return mine == theirs or ((mine < theirs or theirs < mine) and (general.universal or mine ^ theirs <= _ANYWHERE))
    if mine and theirs:
        return bool(shared(mine, theirs)) and (mine <= theirs or theirs <= mine)
    if not mine and not theirs:
        return True
    general = other.claim if mine else one.claim
    since = _SINCE if one.sort == other.sort == "last" else frozenset[str]()
    return general.universal or (mine | theirs) <= people() | _ANYWHERE | since


def _apart(one: Spell, other: Spell) -> str:
    statistics = {one.amount.statistic, other.amount.statistic}
    if "mean" in statistics and "" in statistics:
        return ""
    plainly = disagreement(_amount(one), _amount(other), closely=True)
    return plainly or (disagreement(one.amount, other.amount, closely=True) if _promised(one) or _promised(other) else "")


def _promised(spell: Spell) -> bool:
    """`May run for up to eight hours`: whoever needs them all may have them."""
    return spell.amount.bound == "reach" and spell.claim.modality == "may" and not spell.claim.negated


def _amount(spell: Spell) -> Quantity:
    """`May be held for up to 10 minutes` sets a limit; so does every `up to` of a time."""
    return replace(spell.amount, bound="max", low=0.0) if spell.amount.bound == "reach" else spell.amount
