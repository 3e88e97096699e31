"""How often one thing is done: refreshed every minute here, once a night and at no other time there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.rhythms import Rhythm, rhythm_of
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import different_actors, situation
from specflow.analysis.consistency.words.lexicon import people

MOST = 60  # rhythms under one word
_SLACK = 1.06
_SELDOM = 600.0  # seconds between two times that are no answer to `after every change`

_BEING = frozenset("is are be gets get".split())


def rhythm(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs that give one work two rhythms."""
    by_word: dict[str, list[Rhythm]] = {}
    for claim in claims:
        if (found := rhythm_of(claim)) is not None:
            for word in sorted(found.about):
                by_word.setdefault(word, []).append(found)
    for held in by_word.values():
        if len(held) > MOST:
            continue
        for one in held:
            for other in held:
                if one.claim.owner != other.claim.owner and _oftener(one, other) and _one_work(one, other):
                    why = "{one} and {other} have the same done at two different paces"
                    yield Clash("SF306", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _oftener(one: Rhythm, other: Rhythm) -> bool:
    """Whether one asks for it more often than the other, and neither leaves room for that."""
    if one.most or other.least or other.seconds <= one.seconds * _SLACK:
        return False
    return one.seconds > 0 or other.seconds >= _SELDOM


def _one_work(one: Rhythm, other: Rhythm) -> bool:
    mine, theirs = one.about, other.about
    if mine != theirs:
        less, more = (one, other) if mine < theirs else (other, one)
        firm = one.tight or other.tight or less.claim.universal or _done_by_it(less.claim, more.claim, more.about - less.about)
        spoken = any(word[0] != "@" for word in less.about)
        if not less.about < more.about or not firm or not spoken or more.head not in less.about:
            return False
    return not different_actors(one.claim, other.claim) and situation(one.claim, other.claim) == "same"


def _done_by_it(passive: Claim, active: Claim, spare: frozenset[str]) -> bool:
    """`The buoy reports the height every minute`, `the height is reported once an hour`: one and the same work, told twice."""
    doer = next((at for at, token in enumerate(active.main) if token.concept), -1)
    if doer < 0 or doer + 1 >= len(active.main) or {active.main[doer].concept} != spare or spare & people():
        return False
    verb, words = active.main[doer + 1].concept, [token.word for token in passive.tokens]
    done = any(token.concept == verb and words[at - 1] in _BEING for at, token in enumerate(passive.tokens) if at)
    return bool(verb) and done and "by" not in words
