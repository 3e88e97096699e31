"""How many somebody has in a day or a month: `three tries a day`, `the five daily tries`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.words.tokens import Token, is_negation
from specflow.analysis.consistency.words.units import WORDS

_EVERY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}
_PER = frozenset("a an per each every".split())
_HAVING = frozenset("has have gets get receives receive".split())
_KNOWN = frozenset("the his her their its your our".split())


@dataclass(frozen=True)
class Allotment:
    """`number` of `what` in each `period`; `known` where it is spoken of as what one has anyway: `the five daily tries`."""

    claim: Claim
    what: str
    period: str
    number: float
    known: bool
    span: tuple[int, int]


def allotments_of(claim: Claim) -> Iterator[Allotment]:
    """What a line allots, when it says so under no condition."""
    tokens = claim.tokens
    if not tokens or tokens[-1].word == "?" or any(one.kind in ("if", "unless") for one in claim.segments):
        return
    words = [token.word for token in tokens]
    named = not {*_EVERY}.isdisjoint(words)
    if not named and (_HAVING.isdisjoint(words) or _PER.isdisjoint(words)):
        return
    for at in range(1, len(words) - 2):
        number = WORDS.get(words[at], float(words[at]) if words[at].isdecimal() else 0.0)
        if number < 2:
            continue
        found = _known(tokens, at) if words[at - 1] in _KNOWN else _given(tokens, at)
        if found is not None:
            what, period, last = found
            yield Allotment(claim, what, period, number, words[at - 1] in _KNOWN, (tokens[at].start, tokens[last].end))


def _known(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """`Five daily tries` behind `the`."""
    run = _run(tokens, at + 1)
    period = next((_EVERY[token.word] for token in run if token.word in _EVERY), "")
    return (run[-1].concept, period, at + len(run)) if period and len(run) > 1 else None


def _given(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """`Has three tries a day`."""
    run = _run(tokens, at + 1)
    behind = [token.word for token in tokens[at + 1 + len(run) : at + 3 + len(run)]]
    led = tokens[at - 1].word in _HAVING and not any(is_negation(token.word) for token in tokens[:at])
    return (run[-1].concept, behind[1], at + len(run)) if run and led and len(behind) == 2 and behind[0] in _PER else None


def _run(tokens: Sequence[Token], at: int) -> list[Token]:
    stop = next((n for n in range(at, len(tokens)) if not (tokens[n].concept or tokens[n].word in _EVERY)), len(tokens))
    named = list(tokens[at:stop])
    many = next((n for n, token in enumerate(named) if token.word.endswith("s") and token.word not in _EVERY), len(named) - 1)
    return named[: many + 1]
