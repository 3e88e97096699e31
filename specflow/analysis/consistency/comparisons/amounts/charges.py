"""Free against paid: what costs nothing in one line has a price in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, covered, shared, situation
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people

ALIKE = 0.6
_GRATIS = (("free", "of"), ("no", "charge"), ("no", "fee"), ("no", "cost"), ("without", "charge"))
_BEING = frozenset("be is are remain remains stay stays".split())
_MONEY = frozenset({"pric", "pai", "pay", "charg", "free_of_charg", "fee", "cost", "fre", "releas", "includ"})
_GENERAL = frozenset("customer customers user users visitor visitors buyer buyers".split())  # whoever it is
_PRICED = frozenset("price fee fare subscription".split())
_NOUGHT = frozenset("nothing zero".split())
_PAYING = frozenset("pay pays paid charge charged charges cost costs fee fees".split())


def charges(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs of which one gives for nothing what the other asks money for, from the same people."""
    free = [claim for claim in claims if costs_nothing(claim)]
    paid = [claim for claim in claims if costs_something(claim)] if free else []
    left, right = ([("", _about(claim) | {"@price"}) for claim in held] for held in (free, paid))
    for a, b in across(left, right, weights):
        one, other = free[a], paid[b]
        if one.owner != other.owner and _one_thing(one, other, weights):
            yield Clash("SF302", side(one), side(other), "{one} says that it is free, {other} says that it costs something")


def costs_nothing(claim: Claim) -> bool:
    """`Is free of charge`, `free for members`, `at no cost`."""
    words = [token.word for token in claim.main]
    if _NOUGHT & set(words) and _PAYING & set(words):
        return True
    if _included(words) and not claim.negated:
        return True
    if claim.negated and not {"charged", "pay", "pays", "paid", "fee"} & set(words):
        return False
    if claim.negated:
        return not claim.quantities
    if any(word.startswith("free_of_charge") for word in words):
        return True
    if any(pair in _GRATIS for pair in pairwise(words)):
        return True
    at = next((n for n, pair in enumerate(pairwise(words)) if pair[0] in _BEING and pair[1] == "free"), -1)
    return at >= 0 and words[at + 2 : at + 3] in ([], ["."], ["for"], [","], ["to"])


def _included(words: Sequence[str]) -> bool:
    """`Is included in the price`: nothing is paid for it besides."""
    at = next((n for n, word in enumerate(words) if word in ("included", "inclusive")), len(words))
    return bool(_PRICED & set(words[at:]))


def costs_something(claim: Claim) -> bool:
    """`Shall pay 4 euros`, `is charged`: an amount of money, or a charge that is made."""
    if claim.negated or costs_nothing(claim) or claim.modality == "may":
        return False
    words = {token.word for token in claim.main}
    return bool(words & _PAYING) and ("charged" in words or any(q.unit == "money" and q.high > 0 for q in claim.quantities))


def _about(claim: Claim) -> frozenset[str]:
    return claim.core - light() - _MONEY


def _whom(claim: Claim) -> frozenset[str]:
    """Who in particular a line speaks of."""
    return frozenset(token.concept for token in claim.tokens if token.concept in _persons() and token.word not in _GENERAL)


def _persons() -> frozenset[str]:
    """Those who act; a delivery, which shares its meaning with who delivers, is a thing that costs something."""
    return people() - {"ship"}


def _one_thing(one: Claim, other: Claim, weights: Weights) -> bool:
    mine, theirs = _about(one), _about(other)
    whom, from_whom = _whom(one), _whom(other)
    if whom and from_whom and not shared(whom, from_whom):
        return False
    if contrasted(one, other) or situation(one, other) == "different" or not shared(mine, theirs) - _persons():
        return False
    if whom and not from_whom:
        return False  # free for some, and the price names nobody: the price is the rule, and this its exception
    return covered(mine - _persons(), theirs, weights) >= ALIKE
