"""In how many things of a sort somebody is: `in one team only`, `on the lists of up to three sites`."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.spell import content
from specflow.analysis.consistency.words.units import UNITS, WORDS

_IN = frozenset("in on at to of for with".split())
_SEVERAL = frozenset("several many multiple".split())
_BEING = frozenset("is are be stand stands stay stays belong belongs".split())
_THEY = frozenset("they it".split())


@dataclass(frozen=True)
class Place:
    """`who` is in at most `most` of `what`, or (`wanted`) in so many of them; `rest` is what else the line says."""

    claim: Claim
    who: frozenset[str]
    what: str
    most: float
    wanted: bool
    rest: frozenset[str]
    span: tuple[int, int]


def place_of(claim: Claim) -> Place | None:
    """The place of a line; nothing where it is under a condition, denied, or names nobody."""
    words = [token.word for token in claim.main]
    if claim.negated or claim.segments or not claim.tokens or claim.tokens[-1].word == "?":
        return None
    for at in range(2, len(words) - 1):
        if words[at] not in _IN or (found := _many(words, at + 1)) is None:
            continue
        number, wanted, noun = found
        counted = claim.main[noun] if noun < len(words) else None
        if counted is None or not counted.concept or counted.word in UNITS:
            continue
        alone = "only" in (words[at + 1], words[at - 1], *words[noun + 1 : noun + 2])
        if wanted or alone:
            return _place(claim, at, noun, number, wanted)
    return None


def _many(words: list[str], at: int) -> tuple[float, bool, int] | None:
    """How many, whether so many are promised, and where the noun stands."""
    if words[at : at + 2] == ["only", "one"]:
        return 1.0, False, at + 2
    if words[at] == "one":
        return 1.0, False, at + 1
    if words[at : at + 2] == ["up", "to"] and at + 2 < len(words):
        number = WORDS.get(words[at + 2], float(words[at + 2]) if words[at + 2].isdecimal() else 0.0)
        return (number, True, at + 3) if number > 1 else None
    return (inf, True, at + 1) if words[at] in _SEVERAL else None


def _place(claim: Claim, at: int, noun: int, number: float, wanted: bool) -> Place | None:
    main = claim.main
    verb = claim.modal if 0 < claim.modal < at else next((n for n in range(at) if n and main[n].word in _BEING), 0)
    who = content(main[:verb])
    held = [token for token in (*main[verb:at], *main[noun + 1 :]) if token.word not in _BEING]
    rest = frozenset(token.concept for token in held if token.concept) - {"then"}
    if not who and main[0].word not in _THEY:
        return None
    return Place(claim, who, main[noun].concept, number, wanted, rest, (main[at + 1].start, main[noun].end))
