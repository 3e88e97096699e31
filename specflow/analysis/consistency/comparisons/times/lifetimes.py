"""Two lives of one thing: wiped every night here, held for a year there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.lifetimes import Lifetime, lifetime_of
from specflow.analysis.consistency.claims.matter import headed, same_matter
from specflow.analysis.consistency.claims.told import phases_apart
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import opposed, shared
from specflow.analysis.consistency.words.lexicon import light

MOST = 60  # lives of one thing
_SLACK = 1.06
_DAY = 86_400.0
_FROM = frozenset("from of".split())
_ALL = frozenset("all any every no nothing never each".split())


def lifetimes(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that leave no time for which one thing could live."""
    by_word: dict[str, list[Lifetime]] = {}
    for claim in claims:
        if (found := lifetime_of(claim)) is not None:
            for word in sorted(found.thing):
                by_word.setdefault(word, []).append(found)
    for held in by_word.values():
        for at, one in enumerate(held[:MOST]):
            for other in held[at + 1 : MOST]:
                if one.claim.owner != other.claim.owner and _apart(one, other) and _one_thing(one, other):
                    why = "{one} and {other} let one thing live for two different times"
                    yield Clash("SF303", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _apart(one: Lifetime, other: Lifetime) -> bool:
    soon = one.since and other.since and shared(one.since, other.since)  # `as soon as the visit is over`, `for a week after it`
    mine, theirs = (min(each.most, _DAY) if soon and each.soon else each.most for each in (one, other))
    return one.least > theirs * _SLACK or other.least > mine * _SLACK


def _one_thing(one: Lifetime, other: Lifetime) -> bool:
    mine, theirs = one.thing - other.thing, other.thing - one.thing
    told = shared(one.thing, other.thing) and mine <= _event(other) and theirs <= _event(one)
    if _conditional(one, other) or _conditional(other, one) or opposed(one.thing, other.thing):
        return False
    if one.since and other.since and not shared(one.since, other.since):
        return False
    if phases_apart([token.word for token in one.claim.main], [token.word for token in other.claim.main]):
        return False
    if same_matter(one.thing, other.thing) or told:
        return True
    less, more = (one, other) if one.thing < other.thing else (other, one)
    if less.thing < more.thing and _carried(more, more.thing - less.thing):
        return True
    if not less.thing < more.thing or more.placed or not _ALL & {token.word for token in less.claim.main}:
        return False
    return not headed(more.words, less.thing, more.thing - less.thing)


def _event(one: Lifetime) -> frozenset[str]:
    """What happens before it is kept or deleted: the withdrawal of `when a candidate withdraws`."""
    return one.since.union(*(segment.concepts for segment in one.claim.segments if segment.kind in ("if", "after")))


def _carried(more: Lifetime, spare: frozenset[str]) -> bool:
    """`Footage from the yard cameras`, `yard footage`: the cameras say no more than whose footage it is."""
    for at in range(3, len(more.words)):
        if more.words[at].concept in spare and len(spare) == 1:
            led = [token.word for token in more.words[max(0, at - 3) : at - 1]]
            return bool(_FROM.intersection(led)) and more.words[at - 1].concept in more.thing
    return False


def _conditional(one: Lifetime, other: Lifetime) -> bool:
    """Whether a line holds only under a condition, or excepts what the other one is about."""
    for segment in one.claim.segments:
        if segment.kind == "if" and segment.tokens:
            return segment.negative or not segment.concepts - light() <= other.claim.all_concepts
        if segment.kind == "unless" and shared(segment.concepts, other.claim.all_concepts) - one.thing:
            return True
    return False
