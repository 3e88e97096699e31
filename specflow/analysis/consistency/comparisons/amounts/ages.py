"""From what age on: one line lets in whom another keeps out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import Weights, contrasted, likeness, shared
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import WORDS

ALIKE = 0.5
MOST = 100  # lines that are looked at
OLDEST = 110
_AGES = frozenset("age aged ages old older younger year-olds year-old years-old birthday teens".split())
_WHOM = frozenset({"child", "user", "person", "peopl", "minor", "anyone", "anybody", "nobody", "one", "pupil", "customer",
                   "rider", "driver", "teenag", "guest", "play", "patient", "adult"})  # fmt: skip
_COMPANY = frozenset("adult adults parent parents guardian guardians accompanied supervised supervision".split())
_OUT = frozenset("excluded barred refused banned forbidden prohibited rejected".split())


@dataclass(frozen=True)
class Ages:
    """Whom a line speaks of, in years from `low` up to but not with `high`; `out` when it keeps them out, `only` when
    it keeps everybody else out."""

    claim: Claim
    low: float
    high: float
    out: bool
    only: bool
    span: tuple[int, int]


def ages(claims: Sequence[Claim], weights: Weights) -> Iterator[Clash]:
    """Pairs where one lets in people of an age that the other keeps out."""
    held = [found for claim in claims if (found := ages_of(claim)) is not None][:MOST]
    for one in held:
        for other in held:
            if one.out or one.claim.owner == other.claim.owner or not (other.out or other.only):
                continue
            if _kept_out(one, other) and _one_thing(one.claim, other.claim, weights):
                why = "{one} lets in people of an age that {other} keeps out"
                yield Clash("SF301", side(one.claim, *one.span), side(other.claim, *other.span), why)


def _kept_out(one: Ages, other: Ages) -> bool:
    if other.out and one.low == 0 and other.high < one.high and _COMPANY & {token.word for token in one.claim.tokens}:
        return False  # `children under 14 only with an adult` asks for company, and lets nobody in that is too young
    if other.out:
        return max(one.low, other.low) < min(one.high, other.high)
    return one.low < other.low or one.high > other.high


def ages_of(claim: Claim) -> Ages | None:
    """`From age 12`, `aged 16 and over`, `anyone under 14`, `at least 18 years old`."""
    tokens = claim.tokens
    for at, token in enumerate(tokens):
        years = _years(token)
        if years is None or not _of_age(tokens, at):
            continue
        low, high = _range(tokens, at, years)
        words = {one.word for one in tokens}
        out = bool(words & _OUT) != claim.negated
        only = claim.only or (low > 0 and bool(words & {"minimum", "least"}))
        return Ages(claim, low, high, out, only, (tokens[max(at - 1, 0)].start, token.end))
    return None


def _years(token: Token) -> float | None:
    word = token.word
    found = float(word) if word.isdecimal() and len(word) <= 3 else WORDS.get(word)
    return found if found is not None and 2 <= found <= OLDEST else None


def _of_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is an age: `aged 12`, `children under 12`, `18 years old`; not `under 14 days`."""
    before, following = [one.word for one in tokens[max(0, at - 3) : at]], [one.word for one in tokens[at + 1 : at + 4]]
    if _AGES & {*before[-2:], *following[:2]} or following[:3] == ["years", "of", "age"]:
        return True
    if before[-2:] == ["at", "least"] and following[:1] in ([], ["."]) and any(one.concept in people() for one in tokens[:at]):
        return True  # `applicants have to be at least 21`
    if following[:1] and (tokens[at + 1].concept or following[0] in ("%", "per", "day", "days")):
        return False
    whom = next((one.concept for one in reversed(tokens[max(0, at - 3) : at - 1]) if one.concept or one.word in _WHOM), "")
    near = {one.word for one in tokens[max(0, at - 3) : at]}
    led = before[-1:] != [] and before[-1] in ("under", "over", "below", "above", "from")
    return led and (whom in people() | _WHOM or bool(near & _WHOM))


def _range(tokens: Sequence[Token], at: int, years: float) -> tuple[float, float]:
    before, following = [one.word for one in tokens[max(0, at - 3) : at]], [one.word for one in tokens[at + 1 : at + 4]]
    if before[-1:] in (["under"], ["below"]) or before[-2:] == ["younger", "than"]:
        return 0, years
    if following[:2] in (["and", "under"], ["or", "younger"], ["and", "younger"], ["or", "under"]):
        return 0, years + 1
    return years, inf


def _one_thing(one: Claim, other: Claim, weights: Weights) -> bool:
    aside = light() | people() | _WHOM | {"ag", "old", "older", "younger", "exclud", "refus", "allow"}
    mine, theirs = one.all_concepts - aside, other.all_concepts - aside
    mine, theirs = (frozenset(c for c in some if not c[:1].isdigit()) for some in (mine, theirs))
    if not mine and not theirs:
        return bool(one.all_concepts & other.all_concepts & people() - light())
    if not shared(mine, theirs) or contrasted(one, other, whole=True):
        return False
    return likeness(mine, theirs, weights) >= ALIKE
