"""Amounts that cannot both hold: at least 85 % against at most 70 %, 180 days ahead against three months."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.holds import suffices
from specflow.analysis.consistency.claims.keeping import kept_of
from specflow.analysis.consistency.claims.matter import headed, kinds_differ, narrowed
from specflow.analysis.consistency.claims.measured import measured
from specflow.analysis.consistency.claims.measures import period_of
from specflow.analysis.consistency.claims.offsets import offset_of
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.spells import told_apart
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import (
    Weights,
    contrasted,
    covered,
    different_actors,
    interval,
    likeness,
    other_things,
    parallel,
    periods_of,
    shared,
    situation,
)
from specflow.analysis.consistency.comparisons.amounts.statistics import crossed, room_around
from specflow.analysis.consistency.index import pairs_of
from specflow.analysis.consistency.words.lexicon import light, people

_CHARGED = frozenset(("are", "is"))  # `books are charged with 7 %`
ALIKE = 0.5
LOOSELY = 0.3
WHOLLY = 0.7  # where both name something of their own
CLOSELY = 0.75
_SLACK = 1.06  # three months against 90 days is no contradiction

# Concepts of a price, and those that only say that an amount is the least or the most.
PRICES = frozenset({"pric", "charg", "fin", "rent", "tarif", "pay", "deposit", "price_level"})
EXTREMES = frozenset("smallest lowest least shortest cheapest largest biggest greatest highest longest minim maxim".split())

_ANY = frozenset({"singl", "exceed", "individu"})  # a single one is any of them

Held = tuple[Claim, Quantity]


def numeric(
    claims: Sequence[Claim], weights: Weights, *, loose: bool = False, ruling: Container[int] = ()
) -> Iterator[Clash]:
    """Pairs of amounts of one thing that leave no common value; `loose` also takes pairs that are worth a question, and the
    owners in `ruling` set limits that no other line may be laxer than.
    """
    held: list[Held] = [
        _granted(claim, q, ruling)
        for claim in claims
        if claim.quantities and not _aside(claim) and offset_of(claim) is None
        for q in claim.quantities
        if not _part(claim, q) and not measured(claim.main, q)
    ]
    abouts = [_about(claim, q) for claim, q in held]
    items = [((q.unit, q.rate), about) for (_, q), about in zip(held, abouts, strict=True)]
    for a, b in pairs_of(items, weights):
        (one, mine), (other, theirs) = held[a], held[b]
        if one.owner == other.owner or not _may_differ(mine, theirs) or "default" in one.core & other.core:
            continue  # two defaults have a comparison of their own
        if not _met(one, other, mine, abouts[a], abouts[b]) or not _one_thing(one, mine, other, theirs, weights, loose):
            continue
        near = likeness(one.core, other.core, weights)
        if not loose and near >= CLOSELY and (redundant := _redundant(one, mine, other, theirs, weights)):
            yield Clash("SF311", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), redundant)
        if {mine.bound, theirs.bound} == {"max", "reach"} and (suffices(one) or suffices(other)):
            continue
        why = disagreement(mine, theirs, near >= CLOSELY) or _laxer(one, mine, other, theirs, ruling, near)
        if why:
            yield Clash("SF301", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), why, not loose)


def _may_differ(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two amounts could be found at odds at all, or one of them redundant: cheap, and most are neither."""
    return bool(disagreement(mine, theirs, closely=True)) or (mine.bound == theirs.bound and mine.value != theirs.value)


def _redundant(one: Claim, mine: Quantity, other: Claim, theirs: Quantity, weights: Weights) -> str:
    """Two limits of one kind for one thing: the stricter one makes the other redundant."""
    if mine.bound != theirs.bound or mine.bound not in ("max", "min") or mine.statistic != theirs.statistic:
        return ""
    if situation(one, other) != "same" or mine.value == theirs.value or mine.rate or theirs.rate:
        return ""
    if min(covered(one.core, other.core, weights), covered(other.core, one.core, weights)) < CLOSELY:
        return ""
    strict_first = (mine.value < theirs.value) == (mine.bound == "max")
    return "{one} makes {other} redundant" if strict_first else "{other} makes {one} redundant"


def _granted(claim: Claim, amount: Quantity, ruling: Container[int]) -> Held:
    """What a rule grants for a time it grants for no longer: `may be frozen for 8 weeks`."""
    grants = claim.owner in ruling and claim.modality == "may" and amount.bound in ("exact", "reach") and not claim.negated
    return claim, replace(amount, bound="max", low=0.0) if grants else amount


def _laxer(one: Claim, mine: Quantity, other: Claim, theirs: Quantity, ruling: Container[int], near: float) -> str:
    """Where a limit rules, one of the same kind that is laxer promises less: a day here, where four hours are the rule."""
    if (one.owner in ruling) == (other.owner in ruling) or near < ALIKE:
        return ""
    if mine.bound != theirs.bound or mine.bound not in ("max", "min"):
        return ""
    if (mine.statistic, mine.rate) != (theirs.statistic, theirs.rate):
        return ""
    rule, line = (mine, theirs) if one.owner in ruling else (theirs, mine)
    (narrow, general) = (one, other) if one.owner in ruling else (other, one)
    said, ruled = general.core, narrow.core
    more = ruled - said - light() or len(narrow.segments) > len(general.segments)
    if more and not said - ruled - light() - _ANY:
        return ""  # a rule for some of them, and a line about all
    low, high = sorted((rule.value, line.value))
    if high <= low * _SLACK or (line.value < rule.value) == (rule.bound == "max") or situation(one, other) != "same":
        return ""
    return "{other} is laxer than {one} allows" if one.owner in ruling else "{one} is laxer than {other} allows"


def _aside(claim: Claim) -> bool:
    """Keeping and deleting are compared by their own rule, and what only asks claims nothing."""
    if claim.tokens and claim.tokens[-1].word == "?":
        return True
    return bool(claim.core & {"keep", "delet"}) and kept_of(claim) is not None


def _part(claim: Claim, q: Quantity) -> bool:
    """`95 % of uploads … within 2 s`: the part of the cases that another amount is said of."""
    return q.unit == "share" and any(one.statistic for one in claim.quantities if one != q)


def _about(claim: Claim, q: Quantity) -> frozenset[str]:
    """What the claim speaks of, with what it counts."""
    return _named(claim) | {q.unit if q.unit[0] == "#" else f"@{q.unit}"}


def _named(claim: Claim) -> frozenset[str]:
    """What a claim speaks of, without the words that only say which end an amount is of."""
    return claim.core if EXTREMES.isdisjoint(claim.core) else claim.core - EXTREMES


def _against(mine: Quantity, theirs: Quantity) -> bool:
    """A minimum or a promise against a maximum of the same things: the bounds themselves tie the lines together."""
    return {mine.bound, theirs.bound} in ({"min", "max"}, {"reach", "max"})


def _short(one: Claim, other: Claim, q: Quantity) -> bool:
    """One of the claims speaks of a single thing besides its amount, of which there is not an amount in every other line."""
    return q.unit != "time" and min(len(_named(one) - light()), len(_named(other) - light())) == 1


def _met(one: Claim, other: Claim, amount: Quantity, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two lines share enough besides what they count."""
    many = len(shared(left, right) - light())
    return many >= 3 - (amount.unit[0] == "#") or (many == 2 and _short(one, other, amount))


def _one_thing(one: Claim, mine: Quantity, other: Claim, theirs: Quantity, weights: Weights, loose: bool) -> bool:
    against = _against(mine, theirs) and mine.unit[0] == "#"
    left, right = _named(one), _named(other)
    if likeness(left, right, weights) < (LOOSELY if loose or against else ALIKE):
        return False
    if not loose and other_things(left, right, weights, LOOSELY if against else WHOLLY):
        return False
    if mine.unit == "time" and told_apart(one, mine, other, theirs):
        return False
    if mine.unit != "time" and _other_periods(one, mine, other, theirs):
        return False
    if kinds_differ(one.main, other.main):
        return False
    if mine.unit == "money" and (periods_of(one) != periods_of(other) or _price_and_limit(one, mine, other, theirs)):
        return False
    if mine.unit == "money" and mine.bound == theirs.bound == "exact" and _other_payment(one, mine, other, theirs):
        return False
    if mine.role != theirs.role or contrasted(one, other) or different_actors(one, other) or parallel(one, other):
        return False
    if _other_subjects(one, other) or _of_a_kind(one, mine, other, theirs):
        return False
    where = situation(one, other)
    if where == "same":
        return True
    general = other if where == "first-narrower" else one if where == "second-narrower" else None
    return general is not None and general.universal and general.forbids


def _other_subjects(one: Claim, other: Claim) -> bool:
    """Whether the same is said to be done to two things: `a table can be booked`, `a room can be booked`."""
    if "be" not in [claim.main[claim.modal + 1].word for claim in (one, other) if 0 < claim.modal < len(claim.main) - 1]:
        return False
    mine, theirs = one.subject - light(), other.subject - light()
    return bool(mine and theirs) and not shared(mine, theirs) and one.core - mine == other.core - theirs


def _other_periods(one: Claim, mine: Quantity, other: Claim, theirs: Quantity) -> bool:
    """So much a year, and so much a month."""
    periods = {period_of(one.main, mine)[0], period_of(other.main, theirs)[0]} - {""}
    return len(periods) > 1


def _of_a_kind(one: Claim, mine: Quantity, other: Claim, theirs: Quantity) -> bool:
    """`A permit costs 30 euros`, `a permit for a caravan costs 45`: a part, or a kind, may have a figure of its own."""
    less, more = (one, other) if one.core < other.core else (other, one)
    spare = more.core - less.core
    if not less.core < more.core:
        return False
    exact = mine.bound == theirs.bound == "exact" and not less.universal and not more.universal  # `the link`, `any link to …`
    if headed(more.main, less.core - light(), spare) or (exact and narrowed(more.main, spare)):
        return True
    first = next((token.concept for token in more.main if token.concept), "")
    return exact and first in spare - people() and bool(_CHARGED & {token.word for token in more.main})


def _other_payment(one: Claim, mine: Quantity, other: Claim, theirs: Quantity) -> bool:
    """A deposit is no rent, and `a deposit of 350 euros for a double room` is one for that room."""
    left, right = one.core - light(), other.core - light()
    if min(len(left), len(right)) == 1 and not left & right:
        return True
    return _paid_for(one, mine) != _paid_for(other, theirs)


def _paid_for(claim: Claim, amount: Quantity) -> frozenset[str]:
    """What stands behind the `for` that follows an amount, people left out."""
    behind = claim.main[amount.last :]
    led = [token.word for token in behind[:1]] == ["for"]
    return frozenset(token.concept for token in behind if token.concept) - people() - light() if led else frozenset()


def _price_and_limit(one: Claim, mine: Quantity, other: Claim, theirs: Quantity) -> bool:
    """What delivery costs, and from how much on one may order."""
    (price, limit), amount = ((one, other), theirs) if one.core & PRICES else ((other, one), mine)
    return bool(price.core & PRICES) and not limit.core & PRICES and amount.bound != "exact"


def disagreement(mine: Quantity, theirs: Quantity, closely: bool) -> str:
    """One sentence on why both amounts cannot hold; empty when they can."""
    if _statistics_clash(mine, theirs):
        return "{one} and {other} set one value for two different statistics; one can be met while the other fails"
    if mine.statistic and theirs.statistic and mine.statistic != theirs.statistic:
        return crossed(mine, theirs)
    if mine.statistic != theirs.statistic and room_around(mine, theirs):
        return ""
    a, b = interval(mine), interval(theirs)
    if "reach" in (mine.bound, theirs.bound):
        return _reaching(mine, theirs)
    if a[0] > b[1] * _SLACK or b[0] > a[1] * _SLACK:
        if mine.bound == theirs.bound == "exact" and not closely:
            return ""
        return "what {one} asks for lies outside what {other} allows"
    if mine.bound != theirs.bound and "exact" not in (mine.bound, theirs.bound) and _strictly(mine, theirs):
        return "what {one} asks for lies outside what {other} allows"
    return ""


def _reaching(mine: Quantity, theirs: Quantity) -> str:
    """`up to` promises every value below it, so a lower limit elsewhere breaks the promise."""
    if mine.bound == theirs.bound:
        return ""
    if theirs.bound == "reach":
        swapped = _reaching(theirs, mine)
        return swapped.replace("{one}", "{x}").replace("{other}", "{one}").replace("{x}", "{other}")
    between = theirs.bound == "exact" and theirs.low < theirs.high  # `between 1 and 5 kg`
    if (theirs.bound == "max" or between) and mine.high > theirs.high * _SLACK:
        return "{one} promises more than the limit in {other} allows"
    if theirs.bound in ("min", "exact") and theirs.low > mine.high * _SLACK:
        return "what {other} asks for lies above what {one} offers"
    return ""


def _strictly(mine: Quantity, theirs: Quantity) -> bool:
    """`more than 3` against `less than 3`: the bounds touch and neither takes the value."""
    return mine.value == theirs.value and (mine.strict or theirs.strict)


def _statistics_clash(mine: Quantity, theirs: Quantity) -> bool:
    """The same bound once for the mean and once for a percentile."""
    both = mine.statistic, theirs.statistic
    if not all(both) or both[0] == both[1] or "mean" not in both:
        return False
    return mine.bound == theirs.bound == "max" and abs(mine.high - theirs.high) <= 0.01 * mine.high
