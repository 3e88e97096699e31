"""Who alone may do it, and who does it all the same: one deed, told with its doer on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import ANYONE, Deed, deeds_of
from specflow.analysis.consistency.claims.phrases import WHOLE
from specflow.analysis.consistency.claims.told import devices_apart
from specflow.analysis.consistency.claims.whose import owned
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, situation
from specflow.analysis.consistency.words.lexicon import concept, kinds, light, people, plain_acts, root

MOST = 60  # lines with one verb that are looked at
RARE = 0.75  # of the usual weight: a word that fewer than four lines in a small text speak of
_ONLY = frozenset("only solely exclusively".split())
_ELSE = (("nobody", "else"), ("no_one", "else"), ("no", "one"), ("no", "others"), ("none", "else"))
# Words for whoever uses a thing: which of them are meant, only what stands before them tells.
_EVERYDAY = "user customer client member resident neighbour citizen person people tenant reader"
_OTHERWISE = frozenset("themselves today currently".split())
_ALLOWING = frozenset("allowed permitted able entitled access".split())


@dataclass(frozen=True)
class Done:
    """A clause with one of its deeds."""

    claim: Claim
    deed: Deed


def doers(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs of a deed that is kept for some, or closed to some, and of the same deed done by others, or by them."""
    done = [Done(claim, deed) for claim in claims for deed in deeds_of(claim)]
    kept = [one for one in done if keeps(one)]
    closed = [one for one in done if closes(one)]
    by_verb: dict[str, list[Done]] = {}
    for one in done:
        if opens(one):
            for verb in one.deed.verbs:
                by_verb.setdefault(verb, []).append(one)
    for one, why, against in (
        *((one, "{one} keeps it for some, and {other} opens it to others", _opened) for one in kept),
        *((one, "{one} closes it to those to whom {other} opens it", _admitted) for one in closed),
    ):
        found = {id(other): other for verb in sorted(one.deed.verbs) for other in by_verb.get(verb, ())[:MOST]}
        for other in found.values():
            if one.claim.owner != other.claim.owner and _same(one, other, weights) and against(one.deed, other):
                if devices_apart(*([token.word for token in each.claim.tokens] for each in (one, other))):
                    continue
                yield Clash("SF305", side(one.claim), side(other.claim), why)


def keeps(one: Done) -> bool:
    """`Only X may`, `by X only`, `by X and nobody else`: the doers named are the only ones."""
    claim, deed = one.claim, one.deed
    if not deed.doers or ANYONE in deed.doers or deed.only or claim.negated:
        return deed.only and bool(deed.doers)
    words = [token.word for token in claim.main]
    for at, word in enumerate(words):
        if word in _ONLY and _beside(claim, at, deed):
            return True
        if word == "alone" and 0 < at <= (claim.modal if claim.modal >= 0 else 3) and claim.main[at - 1].concept in deed.doers:
            return True
        if tuple(words[at : at + 2]) in _ELSE and at and words[at - 1] in ("and", "but", ",", "by"):
            return True
    return False


def _beside(claim: Claim, at: int, deed: Deed) -> bool:
    """Whether `only` belongs to the doers: before the subject, before `by`, or right behind them."""
    words = [token.word for token in claim.main]
    if words[at + 1 : at + 2] == ["by"]:
        return True
    if at < claim.modal or (at == 0 and claim.modal < 0):
        return at == 0 or words[at - 1] in (",", "and", "but", "then") or at == claim.modal - 1
    before = claim.main[at - 1] if at else None
    behind = words[at + 1 : at + 2] in ([], ["."], [","], ["and"], ["after"], ["when"], ["if"])
    named = {word.removeprefix(WHOLE) for word in deed.named}
    return before is not None and behind and before.concept in named and "by" in words[:at]


def closes(one: Done) -> bool:
    """`Guests may not order`: the doers named must not."""
    claim = one.claim
    if not claim.negated or claim.only or not one.deed.doers or ANYONE in one.deed.doers or claim.quantities:
        return False
    if claim.modality == "should" or (claim.modality == "fact" and not _ALLOWING & {token.word for token in claim.main}):
        return False  # what somebody does not do is often told as what is so today
    return bool(one.deed.doers & people()) and not (claim.segments or one.deed.verbs <= plain_acts() | light())


def opens(one: Done) -> bool:
    """A person, or anyone, does it or may do it."""
    claim, deed = one.claim, one.deed
    if claim.negated or claim.only or not deed.doers or keeps(one) or claim.modality == "should":
        return False  # what people should be able to is a wish, and says nothing of its conditions
    return ANYONE in deed.doers or bool(deed.doers & people()) or claim.modality == "may" or claim.able


def _same(one: Done, other: Done, weights: Weights) -> bool:
    if not one.deed.alike(other.deed):
        return False
    if not (one.deed.heads and other.deed.heads) and one.deed.verbs & other.deed.verbs <= plain_acts() | light():
        return False
    if (one.claim.exceptions and not one.deed.only) or other.claim.exceptions:
        return False
    where = "same" if one.deed.only and one.claim.exceptions else situation(one.claim, other.claim)
    return where in ("same", "second-narrower") and _things(one, other, weights)


def _things(done: Done, other: Done, weights: Weights) -> bool:
    """Whether the thing is the same one: what is kept or closed is no kind of it that the other line does not speak of.

    What much of the text speaks of narrows nothing: the page of a text about donations is the donation page.
    """
    one = done.deed
    mine, theirs = one.things - one.heads - one.verbs, other.deed.things - other.deed.heads - other.deed.verbs
    if mine - theirs and theirs - mine and not theirs <= done.claim.core:
        return False
    named = other.claim.all_concepts
    for word in one.things - one.heads - one.verbs:
        bare = word.removeprefix(WHOLE)
        rare = bare != word or weights.of.get(word, weights.usual) > RARE * weights.usual
        if rare and bare not in named:
            return False
    return True


@cache
def _everyday() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _EVERYDAY.split())


def _opened(kept: Deed, other: Done) -> bool:
    wider = kinds()
    for doer in other.deed.doers:
        if doer == ANYONE:
            return True
        known = doer in _everyday() and not kept.doers - _everyday() and bool(kept.named - kept.doers)
        if known and not other.claim.universal:
            continue  # `verified residents` may well be the neighbours of another line
        inside = doer in kept.doers or wider.get(doer, frozenset()) & kept.doers
        whole = any(doer in wider.get(holder, frozenset()) for holder in kept.doers) and not other.claim.universal
        if not (inside or whole or doer in kept.named):
            return True
    return False


def _admitted(closed: Deed, other: Done) -> bool:
    deed = other.deed
    own = owned(other.claim) or any(token.word in _OTHERWISE for token in other.claim.tokens)
    if ANYONE in deed.doers or own:
        return False  # `anyone can` is often said of all who are in; what is one's own is another thing
    mine = {word.removeprefix(WHOLE) for word in closed.named - closed.doers}
    return bool(closed.doers & deed.doers) and mine <= other.claim.all_concepts
