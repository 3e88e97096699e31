"""Mandatory against optional: what one line demands, another line leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import (
    Weights,
    contrasted,
    covered,
    different_actors,
    phrases_of,
    shared,
    situation,
)
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts

MOST = 60  # lines that are set against `every field`
COVERED = 0.6  # how much of what is left open the demand has to speak of
HALF = 0.5  # how much of a demand is about what is left open, where they have one word in common
_OPEN = frozenset("optional voluntary optionally voluntarily".split())
_FIRMLY = frozenset("mandatory compulsory obligatory required".split())
_DUTIES = frozenset("must shall does do doesn't don't need needs has have can may should needn't".split())
_BEING = frozenset("be is are remain remains stay stays entirely purely completely".split())
_FREED: tuple[tuple[str, ...], ...] = (
    ("need", "not"),
    ("needs", "not"),
    ("not", "required"),
    ("not", "need"),
    ("not", "mandatory"),
    ("not", "necessary"),
    ("not", "have", "to"),
    ("no", "need"),
    ("don't", "need"),
    ("doesn't", "need"),
    ("don't", "have", "to"),
    ("doesn't", "have", "to"),
)
_FREED += (
    ("needs", "no"),
    ("need", "no"),
    ("left", "empty"),
    ("left", "blank"),
    ("not", "be", "asked"),
    ("not", "asked"),
    ("not", "obliged"),
    ("not", "compulsory"),
)
_NOTING = frozenset({"record", "enter", "fil", "specifi", "stat"})  # `recording the weight`: to weigh
_WORDS = frozenset(
    ("optional", "necessari", "requir", "need", "empti", "blank", "mandatori", "giv", "skip", "hand_over", "leav", "ask")
)


def duty(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Demands that another line makes optional, under the same conditions."""
    marked = [(claim, leaves_open(claim)) for claim in claims]
    free = [claim for claim, left_open in marked if left_open and not _announces(claim)]
    firm = [
        claim
        for claim, left_open in marked
        if claim.modality == "must" and not (claim.negated or claim.able or claim.only or left_open or _announces(claim))
    ]
    left = [("", _about(claim) | {"@duty"}) for claim in free]
    right = [("", claim.core | {"@duty"}) for claim in firm]
    every = [at for at, claim in enumerate(firm) if _everything(claim)]
    pairs = {*across(left, right, weights), *((a, b) for a in range(len(free[:MOST])) for b in every[:MOST])}
    for a, b in sorted(pairs):
        one, other = free[a], firm[b]
        if one.owner != other.owner and _same(one, other, weights):
            yield Clash("SF302", side(other), side(one), "{one} demands what {other} leaves open")


def leaves_open(claim: Claim) -> bool:
    """Whether a claim says that something may be left out."""
    words = [token.word for token in claim.main]
    if not claim.negated and any(word in _OPEN and before in _BEING for before, word in pairwise(words)):
        return True
    if claim.modality == "may" and not claim.negated and ({"skip", "omit"} & set(words) or _left_out(words)):
        return True
    if claim.negated and any(run in (("have", "to"), ("be", "asked"), ("be", "required")) for run in pairwise(words)):
        return True
    freed = _freed_by_first()
    return any(tuple(words[at : at + len(run)]) == run for at, word in enumerate(words) for run in freed.get(word, ()))


def _left_out(words: Sequence[str]) -> bool:
    """`Leave the phone number out`, `may be left out`."""
    at = next((n for n, word in enumerate(words) if word in ("leave", "left")), len(words))
    return "out" in words[at + 1 : at + 7]


def _announces(claim: Claim) -> bool:
    """`The rules need to change:` leads to a list, and says nothing by itself."""
    return claim.tokens[-1].word == ":"


@cache
def _freed_by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return {first: tuple(run for run in _FREED if run[0] == first) for first in {run[0] for run in _FREED}}


def _about(claim: Claim) -> frozenset[str]:
    about = claim.core - _WORDS
    return about - _NOTING if len(about - _NOTING) > 1 else about


def _for_others(free: Claim, firm: Claim) -> bool:
    """`Optional for passengers`: it is open to some of whom the demand does not speak."""
    words = [token.word for token in free.main]
    at = next((n for n, word in enumerate(words) if word in _OPEN), len(words))
    whom = {token.concept for token in free.main[at + 2 :] if token.concept} if words[at + 1 : at + 2] == ["for"] else set()
    return bool(whom) and not whom & firm.all_concepts


def _each_of_them(free: Claim, firm: Claim) -> bool:
    """`The buyer must sign it`, `the heir need not sign it`; `mandatory for staff`, `guests can skip it`."""
    (mine, done), (theirs, asked) = _doing(free), _doing(firm)
    if mine and theirs and done and done == asked:
        return not shared(mine, theirs)
    who = _audience(firm)
    return bool(who and mine & people()) and not shared(mine, who)


def _doing(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """Who has to do it, or need not, and all that is done; nobody where it is told passively."""
    words = [token.word for token in claim.main]
    at = next((n for n, word in enumerate(words) if n and word in _DUTIES), 0)
    named = phrases_of(claim.main[:at])
    if len(named) != 1 or "be" in words[at : at + 4] or words[0] in ("users", "user", "everybody", "people"):
        return frozenset(), frozenset()
    return frozenset({named[0][0]}), frozenset(token.concept for token in claim.main[at + 1 :] if token.concept)


def _audience(claim: Claim) -> frozenset[str]:
    """The staff of `mandatory for staff`."""
    pairs = enumerate(pairwise([token.word for token in claim.main]))
    at = next((n + 1 for n, (word, following) in pairs if following == "for" and word in _FIRMLY), len(claim.main))
    return frozenset(token.concept for token in claim.main[at + 1 : at + 4] if token.concept in people())


def _everything(claim: Claim) -> bool:
    """`Every field is required`: each of them is meant."""
    return claim.universal and "field" in claim.core and "requir" in claim.core


def _same(free: Claim, firm: Claim, weights: Weights) -> bool:
    about, demanded = _about(free), firm.core
    if _everything(firm) and about & {"number", "address", "nam", "field", "email", "mail", "phon"}:
        return situation(free, firm) == "same"
    both = shared(about, demanded) - light()
    if len(shared(about, demanded)) == 1 and covered(demanded - plain_acts() - light(), about, weights) < HALF:
        return False  # a brand is optional, and something else is demanded of brands
    if not both or different_actors(free, firm) or contrasted(free, firm) or _for_others(free, firm) or _each_of_them(free, firm):
        return False
    if covered(about - plain_acts(), demanded, weights) < COVERED or (firm.quantities and about <= firm.subject):
        return False  # a comment is optional, and how long it may be is another matter
    return situation(free, firm) == "same"  # open, or demanded, in a special case only: that is an exception
