"""Two prices for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import kinds_differ
from specflow.analysis.consistency.claims.measures import period_of
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, covered, different_actors, periods_of, situation
from specflow.analysis.consistency.words.lexicon import light, plain_acts
from specflow.analysis.consistency.words.units import UNITS

ALIKE = 0.7  # each way
MOST = 200  # lines that are looked at
_PRICE = frozenset({"pric", "charg", "debt", "fin", "rent", "tarif", "pay", "deposit", "price_level"})
_OWN = frozenset({"debt", "fin", "rent", "deposit"})
_ASIDE = frozenset({"deposit"})  # paid beside the price
_SLACK = 1.005


def prices(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs that give one thing two prices, whatever the currency: which one is meant has to be said."""
    held = [(claim, amount) for claim in claims if (amount := price_of(claim)) is not None][:MOST]
    for at, (one, mine) in enumerate(held):
        for other, theirs in held[at + 1 :]:
            low, high = sorted((mine.value, theirs.value))
            if len({period_of(one.main, mine)[0], period_of(other.main, theirs)[0]} - {""}) > 1:
                continue  # so much a year, and so much a month
            if one.owner != other.owner and high > low * _SLACK and _one_thing(one, other, weights):
                why = "{one} and {other} give different prices for one thing"
                yield Clash("SF301", side(one, mine.start, mine.end), side(other, theirs.start, theirs.end), why)


def price_of(claim: Claim) -> Quantity | None:
    """`A ticket costs 6 euros`, `the fee is 3 euros a day`: the only amount of money in a line about a price."""
    amounts = [q for q in claim.quantities if q.unit == "money"]
    if claim.negated or claim.modality == "may" or len(amounts) != 1 or amounts[0].bound != "exact" or not claim.core & _PRICE:
        return None
    return amounts[0]


def _one_thing(one: Claim, other: Claim, weights: Weights) -> bool:
    mine, theirs = _about(one), _about(other)
    if not mine or not theirs or periods_of(one) != periods_of(other) or situation(one, other) != "same":
        return False
    if _other_payments(one, other) or kinds_differ(one.main, other.main):
        return False
    if different_actors(one, other) or contrasted(one, other, whole=True):
        return False
    return min(covered(mine, theirs, weights), covered(theirs, mine, weights)) >= ALIKE


def _other_payments(one: Claim, other: Claim) -> bool:
    """A deposit is no rent, and what is fined is no price."""
    mine, theirs = one.core & _OWN, other.core & _OWN
    return mine != theirs and bool((mine | theirs) & _ASIDE or (mine and theirs))


def _about(claim: Claim) -> frozenset[str]:
    return claim.core - _PRICE - light() - plain_acts() - set(UNITS)
