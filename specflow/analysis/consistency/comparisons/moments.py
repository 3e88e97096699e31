"""At the start, and at the end: what happens once cannot happen at both, such as a fee that is paid in advance and on leaving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import Deed, deeds_of
from specflow.analysis.consistency.claims.whose import other_doers
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.words.lexicon import concept, light, people, root

MOST = 60  # lines with one verb that are looked at
Moment = Literal["early", "late"]
_EARLY = frozenset("upfront up-front beforehand in_advance ahead prepaid prepay".split())
_LATE = frozenset("afterwards afterward hindsight arrears".split())
_STARTS = frozenset("arrival entry entrance entering arriving start beginning outset booking ordering".split())
_ENDS = frozenset("end exit departure leaving leave checkout check-out return returning finish completion".split())
_STARTING = frozenset("enter enters arrive arrives start starts begin begins book books come comes".split())
_ENDING = frozenset("leave leaves exit exits finish finishes end ends depart departs return returns go goes".split())
_OTHERWISE = frozenset("earlier later before after sooner".split())
_AT = frozenset("at on upon".split())
# Acts that happen once to one thing: what is shown or counted may well be so at both ends.
_ONCE = "pay charge bill invoice sign assign settle collect deduct hand_over choose due"


@dataclass(frozen=True)
class Timed:
    """A deed with the end of the whole at which it happens."""

    claim: Claim
    verbs: frozenset[str]
    thing: frozenset[str]
    moment: Moment


def moments(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that put one act at the start of something and at its end."""
    by_verb: dict[str, list[Timed]] = {}
    for claim in claims:
        if (found := timed_of(claim)) is not None:
            for verb in found.verbs:
                by_verb.setdefault(verb, []).append(found)
    for verb in sorted(by_verb):
        held = by_verb[verb][:MOST]
        early, late = ([one for one in held if one.moment == moment] for moment in ("early", "late"))
        for one in early:
            for other in late:
                if one.claim.owner != other.claim.owner and _same(one, other):
                    yield Clash("SF306", side(one.claim), side(other.claim), "{one} wants it at the start, {other} at the end")


def timed_of(claim: Claim) -> Timed | None:
    """When a line has something done: at the start, or at the end; nothing where it does not say."""
    denied = claim.negated and not _never_else(claim)
    if denied or claim.able or claim.modality == "may" or claim.quantities:
        return None
    moment = _moment(claim)
    if moment is None:
        return None
    for deed in deeds_of(claim):
        verbs = deed.verbs & _once()
        if verbs and "back" not in [token.word for token in claim.main]:
            return Timed(claim, verbs, _thing(deed, claim), moment)
    found = _due(claim)
    return Timed(claim, frozenset({concept(root("pay"))}), found, moment) if found else None


def _never_else(claim: Claim) -> bool:
    """`At the exit, never in advance`, `on arrival and not later`: the no is of other times."""
    words = [token.word for token in claim.main]
    nos = [at for at, word in enumerate(words) if word in ("not", "never")]
    behind = {word for at in nos for word in words[at + 1 : at + 3]}
    return bool(nos) and min(nos) > max(claim.modal, 0) + 2 and bool(behind & (_EARLY | _LATE | _OTHERWISE))


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
def _begun() -> frozenset[str]:
    """What stands at the start: `as soon as the booking is confirmed`."""
    return frozenset(concept(root(word)) for word in ("booking", "order", "register", "reserve"))


@cache
def _once() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _ONCE.split())


def _moment(claim: Claim) -> Moment | None:
    words = [token.word for token in claim.main]
    stop = next((at for at, word in enumerate(words) if word in ("not", "never") and at > claim.modal + 2), len(words))
    words = words[:stop] if claim.negated else words
    found: set[Moment] = set()
    for at, word in enumerate(words):
        near = words[at + 1 : at + 3]
        if word in _EARLY or (word in _AT and _STARTS & set(near)):
            found.add("early")
        if word in _LATE or (word in _AT and _ENDS & set(near)):
            found.add("late")
    for segment in claim.segments:
        said = {token.word for token in segment.tokens}
        if segment.kind == "if" and len(segment.concepts) <= 2:
            found |= {"early"} if said & _STARTING else {"late"} if said & _ENDING else set()
        if segment.kind == "after" and segment.concepts & _begun():
            found.add("early")
    return found.pop() if len(found) == 1 else None


def _same(one: Timed, other: Timed) -> bool:
    if other_doers(one.claim, other.claim):
        return False
    paid = concept(root("pay"))
    mine, theirs = one.thing - {paid}, other.thing - {paid}
    return bool(shared(mine, theirs)) or not (mine or theirs)
