"""Keeping against deleting: how long one line wants something kept, and when another wants it gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.stays import LEAVING, leaving, looking_back
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, other_things, shared
from specflow.analysis.consistency.words.lexicon import light

ALIKE = 0.4
WHOLLY = 0.8  # where both name something of their own
_VERBS = frozenset("fil accessibl keep delet link stai stay remain show long avail clos open finish expir".split())
_STAYING = frozenset("stay stays remain remains available accessible recoverable retrievable restorable readable".split())
_WHATEVER = frozenset({"anyth", "everyth"})
_FOREVER = frozenset("forever indefinitely permanently".split())
MOST = 60  # lines that are set against a limit on everything
_CLOSING = frozenset({"clos", "deactivat", "expir", "finish"})
_HELD = frozenset({"keep", "delet"})
_WHOM = frozenset("the our their a an all any legal tax audit us them".split())
_THEMSELVES = frozenset({"themselv", "itself"})
_SHORT = 1.0  # seconds: gone at once, or when a session ends


@dataclass(frozen=True)
class Kept:
    """Something is kept at least `least` and at most `most` seconds."""

    claim: Claim
    thing: frozenset[str]
    least: float
    most: float
    everything: bool
    strict: bool = False

    @property
    def sweeping(self) -> bool:
        """`Everything derived from it is erased after 30 days`: a limit on whatever is kept elsewhere."""
        whatever = any(token.word in ("everything", "anything") for token in self.claim.tokens)
        return whatever and self.least == 0.0 and self.most < inf


def retention(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs where one wants something kept longer than the other lets it live; `loose` also takes what is worth a question."""
    held = [found for claim in claims if (found := kept_of(claim)) is not None]
    by_thing: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for concept in sorted(one.thing):
            by_thing.setdefault(concept, []).append(at)
    pairs = {(a, b) for found in by_thing.values() if len(found) <= 60 for a in found for b in found if a < b}
    wide = {at for at, one in enumerate(held[:MOST]) if loose and one.sweeping}
    pairs |= {(min(a, b), max(a, b)) for a in wide for b in range(len(held[:MOST])) if a != b}
    for a, b in sorted(pairs):
        one, other = held[a], held[b]
        if one.claim.owner == other.claim.owner or not _outlives(one, other):
            continue
        swept = {a, b} & wide and "keep" in one.claim.core | other.claim.core
        if swept or _same_thing(one, other, weights):
            longer, shorter = (one, other) if one.least >= other.most else (other, one)
            yield Clash("SF303", side(longer.claim), side(shorter.claim), "{one} keeps longer what {other} wants gone")


def kept_of(claim: Claim) -> Kept | None:
    """How long something is kept, when the line says so."""
    words = [token.word for token in claim.tokens]
    purging = "delet" in claim.core
    amounts = [
        q for q in (*claim.quantities, *claim.condition_quantities) if q.unit == "time" and (purging or not q.rate)
    ]
    span = _span(claim, words, amounts)
    if span is None:
        return None
    thing = claim.core - _VERBS - _aside(claim)
    if not thing or thing <= _WHATEVER:
        thing = claim.all_concepts - _VERBS
    if leaving(claim) is not None:
        thing = thing - LEAVING
    universal = any(word in ("all", "everything", "any", "every", "anything") for word in words)
    strict = bool(amounts) and amounts[0].strict and not _aged(claim, amounts[0])
    return Kept(claim, thing, *span, everything=universal, strict=strict)


def _aside(claim: Claim) -> frozenset[str]:
    """What only says whom it is kept for, or what comes after: `for the auditors`, `as evidence`, `then delete it`."""
    tokens = claim.main
    verb = next((at for at, token in enumerate(tokens) if token.concept in _HELD), len(tokens))
    behind = next((at for at in range(verb + 1, len(tokens) - 1) if _leads_aside(tokens[at].word, tokens[at + 1].word)), 0)
    if not behind:
        return _THEMSELVES
    named = {token.concept for token in tokens[:behind] if token.concept}
    return _THEMSELVES | {token.concept for token in tokens[behind:] if token.concept} - named


def _leads_aside(word: str, following: str) -> bool:
    return word in ("as", "then", "because") or (word == "for" and following in _WHOM)


def _span(claim: Claim, words: Sequence[str], amounts: Sequence[Quantity]) -> tuple[float, float] | None:
    forever = any(word in _FOREVER for word in words)
    amount = amounts[0] if amounts else None
    if amount and amount.bound in ("exact", "min") and _stays(claim) and not claim.negated:
        return amount.low, inf
    if amount and _aged(claim, amount) and not claim.negated:
        return 0.0, amount.low
    if "delet" in claim.core and not ("keep" in claim.core and amount):
        if claim.negated:
            always = claim.modality != "fact" and not claim.conditions
            return (amount.high if amount else inf, inf) if always else None
        if amount:
            return (0.0, amount.high) if amount.bound in ("max", "reach", "exact") else (amount.low, inf)
        return (0.0, _SHORT) if "now" in claim.core or _on_event(claim) else None
    if "keep" in claim.core or ("log" in claim.core and claim.negated):
        return _keeping(claim, amount, forever)
    if "longer" in words and "no" in words and amount:
        return 0.0, amount.high
    if amount and _closes(claim, amount):
        return 0.0, amount.high
    if (back := looking_back(claim)) is not None:
        return back, inf
    if (gone := leaving(claim)) is not None:
        return 0.0, gone
    return None


def _stays(claim: Claim) -> bool:
    """Whether the line itself says that something stays: not what it excepts (`except those that stay longer`)."""
    excepted = {token.start for one in claim.segments if one.kind == "unless" for token in one.tokens}
    excepted |= {token.start for one in claim.segments if one.kind == "unless" for token in claim.tokens if token.start > one.at}
    return any(token.word in _STAYING and token.start not in excepted for token in claim.tokens)


def _aged(claim: Claim, amount: Quantity) -> bool:
    """`Files older than two years are removed`: that age is the most that they reach."""
    return "delet" in claim.core and any(token.word == "older" and token.start == amount.start for token in claim.tokens)


def _closes(claim: Claim, amount: Quantity) -> bool:
    """`Is closed after a year`: open for no longer."""
    before = [token.word for token in claim.tokens if token.end <= amount.start][-1:]
    return bool(claim.core & _CLOSING) and before == ["after"] and not claim.negated and amount.bound == "exact"


def _on_event(claim: Claim) -> bool:
    """`erased when the family leaves`: a verb, and a condition that says when."""
    verb = any(
        token.concept == "delet" and not token.word.endswith(("ion", "ions", "al", "ure")) for token in claim.main
    )
    return (
        verb
        and claim.modality == "must"
        and any(one.kind in ("if", "after") and not one.leading for one in claim.segments)
    )


def _keeping(claim: Claim, amount: Quantity | None, forever: bool) -> tuple[float, float] | None:
    words = {token.word for token in claim.tokens}
    if claim.negated:
        if amount and amount.bound in ("max", "reach") and {"longer", "more"} & words:
            return 0.0, amount.high
        return None if amount else (0.0, _SHORT)
    if forever:
        return inf, inf
    if not amount:
        return None
    if amount.bound == "reach" and claim.able:
        return amount.high, inf  # `must be able to keep it for up to 28 days`: for all of them
    if amount.bound in ("max", "reach"):
        return 0.0, amount.high
    return amount.low, inf if amount.bound == "min" else amount.high


def _outlives(one: Kept, other: Kept) -> bool:
    if (one.strict or other.strict) and (one.least == other.most > 0 or other.least == one.most > 0):
        return True
    longer, shorter = (one, other) if one.least > other.most else (other, one)
    if shorter.most <= _SHORT and shorter.claim.conditions and (longer.claim.conditions or longer.least == inf):
        return False  # on an event, and the other for a while or under a condition: both may be meant
    return longer.least > shorter.most * 1.06


def _same_thing(one: Kept, other: Kept, weights: Weights) -> bool:
    both = shared(one.thing, other.thing)
    if (one.everything or other.everything) and both and (both - light() or "data" in one.thing | other.thing):
        return not contrasted(one.claim, other.claim)
    if not both - light():
        return False
    if other_things(one.thing, other.thing, weights, WHOLLY):
        return False
    return likeness(one.thing, other.thing, weights) >= ALIKE and not contrasted(one.claim, other.claim)
