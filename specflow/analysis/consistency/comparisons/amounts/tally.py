"""How many have to agree, as a number: one approval in one line, two of them in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, shared
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import WORDS

ALIKE = 0.6
MOST = 100  # lines that are looked at
_AGREEING = frozenset({"approv", "sign"})
_NEAR = 3  # words between a number and what it counts
_REACH = 6  # words between a person and what they agree to
_ONE = frozenset("one single a the".split())


@dataclass(frozen=True)
class Tally:
    """How many approvals a line asks for; `about` is what is approved."""

    claim: Claim
    count: int
    about: frozenset[str]


def tally(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs that want different numbers of approvals for one thing."""
    held = [found for claim in claims if (found := tally_of(claim)) is not None][:MOST]
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            if one.claim.owner == other.claim.owner or one.count == other.count or not shared(one.about, other.about):
                continue
            if likeness(one.about, other.about, weights) >= ALIKE and not contrasted(one.claim, other.claim):
                why = "{one} and {other} ask for different numbers of approvals"
                yield Clash("SF305", side(one.claim), side(other.claim), why)


def tally_of(claim: Claim) -> Tally | None:
    """`Needs two approvals`, `one signature is enough`, `only after two people have signed`, `once a manager has approved it`."""
    if claim.negated or claim.modality == "may" or claim.able:
        return None
    runs: list[Sequence[Token]] = [claim.main]
    runs += [one.tokens for one in claim.segments if one.kind in ("after", "unless", "until", "if")]
    said = [(run, count) for run in runs if (count := _count(run))]
    narrowed = [one for one in claim.segments if one.kind in ("if", "unless") and not any(one.tokens is run for run, _ in said)]
    if not said or narrowed or claim.condition_quantities[1:]:
        return None
    if any(q.unit[0] != "#" for q in claim.condition_quantities):
        return None  # above an amount only
    about = claim.all_concepts - _AGREEING - light() - people() - plain_acts() - {"need", "enough", "requir"}
    return Tally(claim, said[0][1], about) if about else None


def _count(run: Sequence[Token]) -> int:
    """How many agree in these words; 0 where nobody does."""
    for at, token in enumerate(run):
        number = _number(token)
        if not number:
            continue
        near = run[at + 1 : at + 1 + _NEAR]
        if any(one.concept in _AGREEING for one in near) and token.word not in ("a", "the"):
            return number
        if token.word not in ("a", "the") and any(one.concept in people() for one in near) and _agree(run, at):
            return number
        if token.word == "a" and near and near[-1:] and _person_agrees(run, at):
            return 1
    return 0


def _number(token: Token) -> int:
    if token.word in _ONE:
        return 1
    if token.word.isdecimal() and len(token.word) < 3:
        return int(token.word)
    return int(WORDS.get(token.word, 0))


def _agree(run: Sequence[Token], at: int) -> bool:
    """`Approved by two managers`, `two people have signed`."""
    before = run[max(0, at - 3) : at]
    if any(one.word == "by" for one in before[-1:]):
        return any(one.concept in _AGREEING for one in before)
    return any(one.concept in _AGREEING for one in run[at + 1 : at + _REACH])


def _person_agrees(run: Sequence[Token], at: int) -> bool:
    """`A manager has approved it`, `approved by a manager`."""
    near = run[at + 1 : at + 1 + _NEAR]
    if not any(one.concept in people() for one in near):
        return False
    if at and run[at - 1].word == "by":
        return any(one.concept in _AGREEING for one in run[max(0, at - 3) : at])
    return any(one.word in ("has", "have", "approves", "signs") for one in near) and any(
        one.concept in _AGREEING for one in run[at + 1 : at + _REACH]
    )
