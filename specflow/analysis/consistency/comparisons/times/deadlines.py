"""Until when before something: free up to a day before it here, charged from two days before it on there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import different_actors, shared
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.units import UNITS

MOST = 60  # deadlines under one word
_SLACK = 1.06
_BEFORE = frozenset("before ahead prior in_advance beforehand".split())
_UNTIL = frozenset("until till".split())
_AT_LEAST = (("at", "least"), ("no", "later"), ("not", "later"), ("at", "the", "latest"))
_TOO_LATE = (("later", "than"), ("less", "than"), ("fewer", "than"), ("after",), ("shorter", "than"))
_ENDING = frozenset("end ends close closes stop stops over".split())
_CHARGED = frozenset("charged charge charges cost costs fee pay pays paid fine forfeit forfeits lost loses lose".split())
_PRICES = frozenset("price prices fee fees".split())  # that are changed themselves
_ASIDE = frozenset(
    "charg pric pay free fre fre_of_charg releas free_of_charg whoever possibl abl ahead before start begin fee cost "
    "deadlin".split()
)


@dataclass(frozen=True)
class Deadline:
    """Something is open up to `seconds` before (`free` or not), or is too late (or costs something) with less time left."""

    claim: Claim
    seconds: float
    open: bool
    priced: bool  # free where it is open, charged where it is too late
    about: frozenset[str]
    span: tuple[int, int]


def deadlines(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of which one leaves something open at a time when it is too late for it in the other."""
    by_word: dict[str, list[Deadline]] = {}
    for claim in claims:
        for found in _both_ways(claim):
            for word in sorted(found.about):
                by_word.setdefault(word, []).append(found)
    for held in by_word.values():
        for one in held[:MOST]:
            for other in held[:MOST]:
                if one.claim.owner != other.claim.owner and _too_late(one, other) and _one_act(one, other):
                    why = "{one} leaves open what {other} says is too late"
                    yield Clash("SF306", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _both_ways(claim: Claim) -> Iterator[Deadline]:
    """What is `only possible up to a week before` is too late from then on."""
    found = deadline_of(claim)
    if found is not None:
        yield found
        if found.open and claim.only:
            yield replace(found, open=False, priced=False)
        if not found.open and _ends(claim):
            yield replace(found, open=True)  # until then it is open


def deadline_of(claim: Claim) -> Deadline | None:
    """`Up to 24 hours before`, `at least two days before`, `later than 48 hours before … is charged`."""
    times = (*claim.quantities, *claim.condition_quantities)
    amount = next((q for q in times if q.unit == "time" and not q.rate and _leads_up(claim, q)), None)
    if amount is None or (claim.tokens and claim.tokens[-1].word == "?"):
        return None
    lead = [token.word for token in claim.tokens if token.start < amount.end][-5:]
    words = {token.word for token in claim.tokens}
    free = any(token.word.startswith("free") for token in claim.tokens)
    charged = bool(words & _CHARGED) and not free
    kind = _kind(lead, claim, charged)
    if kind is None:
        return None
    span = amount.start, amount.end
    return Deadline(claim, amount.value, kind, free if kind or _ends(claim) else charged, _about(claim, amount), span)


def _ends(claim: Claim) -> bool:
    """`Free cancellation ends a day before arrival`: it is open until then, and too late from then on."""
    first = next((q.start for q in claim.quantities if q.unit == "time"), 0)
    before = [token.word for token in claim.main if token.start < first or (token.start == first and token.word == "over")][-2:]
    return not claim.negated and claim.modality in ("fact", "must") and not _ENDING.isdisjoint(before)


def _leads_up(claim: Claim, amount: Quantity) -> bool:
    return next((token.word for token in claim.tokens if token.start >= amount.end), "") in _BEFORE


def _kind(lead: Sequence[str], claim: Claim, charged: bool) -> bool | None:
    """Whether it is open up to then (true) or too late from then on (false); nothing where the line says neither."""
    if _ends(claim):
        return False
    runs = [tuple(lead[at : at + size]) for at in range(len(lead)) for size in (1, 2, 3)]
    if any(run in runs for run in _AT_LEAST):
        return False if claim.modality == "must" and not claim.negated else None
    if _UNTIL & set(lead) or ("up", "to") in runs:
        return True if not claim.negated and not charged else None
    if any(run in runs for run in _TOO_LATE) or (charged and "from" in lead):
        return False if charged or claim.negated else None
    return None


def _about(claim: Claim, amount: Quantity) -> frozenset[str]:
    """What is done, and to what."""
    said = [token for token in claim.main if token.concept and not amount.start <= token.start < amount.end]
    return frozenset(
        token.concept for token in said
        if (token.concept not in _ASIDE or token.word in _PRICES) and token.word not in _ENDING
        and token.concept not in light() | people() and token.word not in UNITS
        and not any(q.start <= token.start < q.end for q in claim.quantities)
    )  # fmt: skip


def _too_late(one: Deadline, other: Deadline) -> bool:
    """Whether there is a time at which it is still open (and free) in one line and too late (or charged) in the other."""
    if not one.open or other.open or other.seconds <= one.seconds * _SLACK:
        return False
    return one.priced or not other.priced


def _one_act(one: Deadline, other: Deadline) -> bool:
    mine, theirs = one.about, other.about
    both = shared(mine, theirs)
    return bool(both) and (mine <= both or theirs <= both) and not different_actors(one.claim, other.claim)
