"""In order, and in no particular order: one line relies on a sequence that another one does not promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, likeness, shared
from specflow.analysis.consistency.words.lexicon import light, people

ALIKE = 0.4
MOST = 60  # lines of each sort that are looked at
_ORDER = frozenset("order ordering sequence orderly".split())
_KEPT = frozenset("order sequence".split())
_PROMISED = frozenset(
    "guarantee guarantees guaranteed promise promises promised ensure ensures ensured preserve preserved preserves keep keeps "
    "kept maintain maintained maintains defined deterministic fixed".split()
)
_DENIED = frozenset("not no never without cannot nor doesn't don't isn't aren't can't won't".split())
# What travels: a queue that keeps no order keeps none for any of these.
_TRAVELS = frozenset({"messag", "event", "updat", "status", "chang", "webhook", "queu", "reading", "signal"})
_CARRIES = frozenset("queue bus broker topic stream webhook webhooks messages events".split())


def sequence(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Pairs of a line that wants an order and one that says there is none; `loose` also takes what travels by one road."""
    free = [claim for claim in claims if unordered(claim)][:MOST]
    kept = [claim for claim in claims if in_order(claim)][:MOST] if free else []
    for one in kept:
        for other in free:
            if one.owner != other.owner and _one_thing(one, other, weights, loose):
                why = "{one} relies on an order that {other} does not promise"
                yield Clash("SF306", side(one), side(other), why, not loose)


def in_order(claim: Claim) -> bool:
    """`In the order in which they happened`, `must arrive in order`."""
    words = [token.word for token in claim.tokens]
    if unordered(claim) or claim.negated:
        return False
    for at, word in enumerate(words):
        if word in _KEPT and words[at + 1 : at + 2] not in (["to"], ["that"], ["of"], ["for"], ["id"], ["number"]):
            before = words[max(0, at - 4) : at]
            if "in" in before and not {"an", "my", "our", "your"} & set(before) and not {"alphabetical", "random"} & set(before):
                return True
    return False


def unordered(claim: Claim) -> bool:
    """`Does not guarantee the order`, `can arrive out of order`, `in any order`."""
    words = [token.word for token in claim.tokens]
    for at, word in enumerate(words):
        if word in _ORDER:
            before = words[max(0, at - 3) : at]
            if before[-2:] == ["out", "of"] or before[-2:] == ["in", "any"] or before[-2:] == ["no", "particular"]:
                return not claim.negated
            if _PROMISED & set(words) and _DENIED & set(words):
                return True
    return False


def _one_thing(one: Claim, other: Claim, weights: Weights, loose: bool) -> bool:
    aside = light() | people() | {"order", "sequenc", "guarante", "purchas", "arriv"}
    mine, theirs = one.all_concepts - aside, other.all_concepts - aside
    if shared(mine, theirs) and likeness(mine, theirs, weights) >= ALIKE:
        return True
    carried = any(token.word in _CARRIES for token in other.tokens)
    return loose and carried and bool(one.all_concepts & _TRAVELS)
