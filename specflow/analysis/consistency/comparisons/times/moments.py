"""At the start, and at the end: what happens once cannot happen at both, such as a fee that is paid in advance and on leaving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import Deed, deeds_of
from specflow.analysis.consistency.claims.stages import Span, stage_of
from specflow.analysis.consistency.claims.whose import other_doers
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import concept, light, people, root

MOST = 60  # lines with one verb that are looked at
_OTHERWISE = frozenset("earlier later before after sooner".split())
# Acts that happen once to one thing: what is shown or counted may well be so at both ends.
_ONCE = "pay charge bill invoice sign assign settle collect deduct hand_over choose due take debit"
_ASIDE = frozenset("upfront up-front beforehand in_advance ahead afterwards afterward arrears hindsight".split())


@dataclass(frozen=True)
class Timed:
    """A deed with the end of the whole at which it happens."""

    claim: Claim
    verbs: frozenset[str]
    thing: frozenset[str]
    moment: Span
    once: bool  # it happens once, or not before


def moments(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that put one act at two stages, such as the start of something and its end."""
    by_verb: dict[str, list[Timed]] = {}
    for claim in claims:
        if (found := timed_of(claim)) is not None:
            for verb in found.verbs:
                by_verb.setdefault(verb, []).append(found)
    for verb in sorted(by_verb):
        held = by_verb[verb][:MOST]
        for one in held:
            for other in held:
                if one.claim.owner != other.claim.owner and one.moment[1] < other.moment[0] and other.once and _same(one, other):
                    yield Clash("SF306", side(one.claim), side(other.claim), "{one} wants it earlier, {other} only later on")


def timed_of(claim: Claim) -> Timed | None:
    """When a line has something done: at the start, or at the end; nothing where it does not say."""
    denied = claim.negated and not _never_else(claim)
    if denied or claim.able or claim.modality == "may" or claim.quantities:
        return None
    moment = stage_of(claim)
    if moment is None:
        return None
    for deed in deeds_of(claim):
        verbs = deed.verbs if _waits(claim) else deed.verbs & _once() or deed.verbs
        if verbs & _taking() and (deed.heads | deed.things) & _money():
            verbs = verbs | {concept(root("pay"))}
        if verbs and "back" not in [token.word for token in claim.main]:
            return Timed(claim, verbs, _thing(deed, claim), moment, bool(verbs & _once()) or _waits(claim))
    found = _due(claim)
    return Timed(claim, frozenset({concept(root("pay"))}), found, moment, once=True) if found else None


def _waits(claim: Claim) -> bool:
    """`Only after handing it in`: whatever it is, it is not done before."""
    return claim.only and any(one.kind == "after" for one in claim.segments)


def _never_else(claim: Claim) -> bool:
    """`At the exit, never in advance`, `on arrival and not later`: the no is of other times."""
    words = [token.word for token in claim.main]
    nos = [at for at, word in enumerate(words) if word in ("not", "never")]
    behind = {word for at in nos for word in words[at + 1 : at + 3]}
    return bool(nos) and min(nos) > max(claim.modal, 0) + 2 and bool(behind & (_ASIDE | _OTHERWISE))


def _thing(deed: Deed, claim: Claim) -> frozenset[str]:
    aside = light() | people() | deed.verbs
    named = frozenset(one for one in deed.things if " " not in one)
    return (named or claim.subject) - aside


def _due(claim: Claim) -> frozenset[str]:
    """`Payment is due on arrival`: what is due."""
    words = [token.word for token in claim.main]
    at = words.index("due") if "due" in words else 0
    return frozenset(token.concept for token in claim.main[:at] if token.concept)


@cache
def _taking() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in ("take", "collect", "debit", "deduct", "charge"))


@cache
def _money() -> frozenset[str]:
    """What is paid, however it is called."""
    return frozenset(concept(root(word)) for word in "payment deposit fee price rent money amount fare charge card".split())


@cache
def _once() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _ONCE.split())


def _same(one: Timed, other: Timed) -> bool:
    if other_doers(one.claim, other.claim):
        return False
    paid = concept(root("pay"))
    mine, theirs = one.thing - {paid}, other.thing - {paid}
    if shared(mine, theirs) or not (mine or theirs):
        return True
    aside = _money() | light() | people()
    both_paid = paid in one.verbs & other.verbs and not (mine and theirs)
    return both_paid and bool(_other_words(one, aside) & _other_words(other, aside))


def _other_words(timed: Timed, aside: frozenset[str]) -> frozenset[str]:
    """What is ordered, where all that is named as paid is a payment."""
    return timed.claim.all_concepts - aside - timed.verbs
