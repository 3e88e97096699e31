"""Sentences put into plain words before they are compared; each way of speaking has its rule."""

from __future__ import annotations

from collections.abc import Callable

from specflow.analysis.consistency.claims.conditions import NUMBER_WORDS
from specflow.analysis.consistency.plain.carried_on import CARRIERS, GETTING, TURNING, carried, getting_to, in_no_case, turned
from specflow.analysis.consistency.plain.labelled import as_sentence
from specflow.analysis.consistency.plain.ordered import in_steps
from specflow.analysis.consistency.plain.plainly import NEAR, STANDING
from specflow.analysis.consistency.plain.who_alone import (
    VISIBLE,
    by_alone,
    it_is,
    nobody_else,
    other_than,
    rather,
    seen_by,
    something_only,
)
from specflow.analysis.consistency.plain.who_decides import DECIDING, DECISION, decided, decision
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token
from specflow.analysis.consistency.words.units import UNITS

_DESCRIBING = frozenset("they it he she we these both".split())
_BOUNDING = frozenset("only at if when after before until".split())


def rephrased(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, said plainly; spans stay those of the text.

    Each rule looks at what the rules before it left, and leaves alone what is not said its way.
    """
    tokens = in_steps(as_sentence(_without_asides(tokens)))
    said = frozenset(token.word for token in tokens)
    for marks, rule in _RULES:
        if marks & said:
            found = rule(tokens)
            if found is not tokens:
                tokens, said = found, frozenset(token.word for token in found)
    return tokens


def _without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Leads, who are no clerks, enter …`, `agents (they are no clerks) …`: what only describes them is left out."""
    words = [token.word for token in tokens]
    if "(" in words[1:] and ")" in words:
        start, stop = words.index("(", 1), words.index(")")
        inner = words[start + 1 : stop]
        if inner and inner[0] in _DESCRIBING and len(inner) <= NEAR and not any(_counts(word) for word in inner):
            tokens = (*tokens[:start], *tokens[stop + 1 :])
            words = [token.word for token in tokens]
    for at in range(1, min(len(words) - 2, NEAR)):
        if words[at : at + 2] == [",", "who"] and tokens[at - 1].concept in people() and "," in words[at + 2 : at + 2 + NEAR]:
            stop = words.index(",", at + 2)
            inner = words[at + 2 : stop]
            if inner and inner[0] in STANDING and not any(_counts(word) or word in _BOUNDING for word in inner):
                return (*tokens[:at], *tokens[stop + 1 :])
    return tokens


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBER_WORDS - {"a", "an"} or word in UNITS


_RULES: tuple[tuple[frozenset[str], Callable[[tuple[Token, ...]], tuple[Token, ...]]], ...] = (
    (frozenset({"not"}), rather),
    (frozenset({"who"}), it_is),
    (frozenset({"else", "others"}), nobody_else),
    (frozenset({"alone"}), by_alone),
    (TURNING, turned),
    (frozenset({"than", "but", "outside"}), other_than),
    (VISIBLE, seen_by),
    (frozenset(DECISION), decision),
    (DECIDING, decided),
    (frozenset({"no"}), in_no_case),
    (frozenset({"something"}), something_only),
    (GETTING, getting_to),
    (CARRIERS, carried),
)
