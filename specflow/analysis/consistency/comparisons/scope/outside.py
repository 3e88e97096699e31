"""Left out and built all the same: what one sentence keeps out of the product, another one has people do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.outside import Outside, at_other_stages, in_deed, offers, outside_of, several, somebody
from specflow.analysis.consistency.claims.told import Told, inside_out, phrases_in
from specflow.analysis.consistency.clash import Clash, whole
from specflow.analysis.consistency.words.lexicon import kinds, people

_NAMES = {"send": "ship"}  # what is delivered is a delivery
NEAR = 4  # words between a thing and what narrows it
_BEFORE_VERBS = (("can",), ("may",), ("to",), ("must",), ("also",), ("or",), ("and",), ("will",))
MOST = 40  # lines that speak of one thing


def outside(told: Sequence[Told], excluded: Sequence[Told]) -> Iterator[Clash]:
    """Pairs of a line that leaves a thing out and one that offers it; `excluded` are lines that do nothing but leave out."""
    out = [one for each in told for one in outside_of(each)] + [one for each in excluded for one in outside_of(each, whole=True)]
    if not out:
        return
    leaving = {one.told.claim.owner for one in out}
    spoken: dict[str, list[Told]] = {}
    for each in told:
        if each.claim.owner not in leaving and offers(each):
            for concept in _spoken(each):
                spoken.setdefault(concept, []).append(each)
    for one in out:
        rarest = min((spoken.get(concept, []) for concept in sorted(one.concepts)), key=len)
        for other in rarest if len(rarest) <= MOST else ():
            if _offered(one, other):
                yield Clash("SF304", whole(other.claim), whole(one.told.claim), "{one} asks for what {other} leaves out")


def _spoken(told: Told) -> frozenset[str]:
    wider, said = kinds(), told.concepts
    more = {_NAMES[one] for one in said if one in _NAMES}
    return said.union(more, *(wider[one] for one in said if one in wider))


def _offered(one: Outside, other: Told) -> bool:
    if not one.concepts <= _spoken(other) or _elsewhere(one.told, other) or _with_others(one, other):
        return False
    if one.by and one.by not in other.said:
        return False
    if at_other_stages(one.told, other) or (one.many and not several(other.words)):
        return False
    wider = kinds()
    if len(one.concepts) == 1:
        (only,) = one.concepts
        return any(in_deed(other, word) for word in other.concepts if word == only or only in wider.get(word, ()))
    said = other.concepts | {_NAMES.get(word, "") for word in other.concepts}
    return one.thing.head in said and _stands_together(one, other)  # an invoice is no payment, though it is of that kind


def _elsewhere(out: Told, other: Told) -> bool:
    """`Beyond the scope` is no place."""
    return "scope" not in out.said and inside_out(out, other)


def _with_others(one: Outside, other: Told) -> bool:
    """`Chat with riders` stays out, and riders chat with somebody else."""
    whom = one.concepts & people() if " with " in one.told.text else frozenset()
    return not whom <= {token.concept for token in other.body[somebody(other) :]}


def _stands_together(one: Outside, other: Told) -> bool:
    """`Printed vouchers` stay out: the other line speaks of vouchers that are printed, not of a voucher and a printed label."""
    head, mods = one.thing.head, one.thing.mods & one.concepts
    said = [token.concept for token in other.body]
    places = [at for at, word in enumerate(said) if word == head]
    named = phrases_in(other.body)
    doing = any(said[one.start] == head and other.words[one.start - 1 : one.start] in _BEFORE_VERBS for one in named)
    whole = any(mods and mods | {head} <= phrase.whole for phrase in named)  # `a corporate tax return`
    if places and not doing and not whole and not any(phrase.head == head for phrase in named):
        return False  # `checkout times` are no checkout
    return not places or all(any(mod in said[max(0, at - NEAR) : at + NEAR + 1] for at in places) for mod in mods)
