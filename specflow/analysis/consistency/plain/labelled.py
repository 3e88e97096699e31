"""Terse lines with a label, put into sentences: `Exports: not supported`, `Results: entered by the clerk`."""

from __future__ import annotations

from specflow.analysis.consistency.claims.phrases import PREPOSITIONS
from specflow.analysis.consistency.claims.verbs import BEING, HAVING, is_participle
from specflow.analysis.consistency.words.tokens import Token, is_negation

_STATES = frozenset(
    "mandatory compulsory required obligatory optional voluntary allowed permitted forbidden prohibited banned possible "
    "impossible "
    "supported unsupported available unavailable visible hidden public private on off enabled disabled open closed free locked "
    "unlocked read-only excluded included refundable transferable anonymous automatic manual".split()
)
_FINITE = BEING | HAVING | frozenset("must shall will should may can could cannot do does goes go".split())
_AD = frozenset("not never only always still also strictly fully automatically no longer by currently".split())
_LABEL = 9  # words of a label


def as_sentence(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A line of a label and what is so, with the `is` that it leaves out; any other line as it is."""
    words = [token.word for token in tokens]
    at = words.index(":") if ":" in words[1:_LABEL] else 0
    if not at or at + 1 >= len(words) or _FINITE & {*words[:at]} or words[at + 1][:1].isdigit():
        return tokens
    behind = next((n for n in range(at + 1, min(at + 5, len(words))) if words[n] not in _AD), len(words) - 1)
    if any(word[:1].isdigit() for word in words[behind + 1 : behind + 3]):
        return tokens  # `kept 20 days`: the amount is what matters
    following = tokens[behind + 1 : behind + 2]
    listed = any(token.concept or token.word in (",", "or", "and") for token in following)
    if words[behind] in _STATES and listed:
        return tokens  # `status: open, closed or paid`, `note: closed tickets …`
    if words[behind] in _STATES or (is_participle(words[behind]) and not _FINITE & {*words[behind:]}):
        return (*tokens[:at], _is(tokens[at], words[at - 1]), *tokens[at + 1 :])
    said = next((n for n in range(at + 2, min(at + 6, len(words))) if words[n] in _STATES or is_participle(words[n])), 0)
    between = tokens[at + 1 : said]
    named = said and "," not in words[at + 1 : said] and any(token.concept for token in between)
    named = named and words[at + 1] not in PREPOSITIONS
    if named and not _FINITE & {*words[at + 1 :]} and not is_negation(words[at + 1]) and said >= len(words) - 2:
        first = next((n for n in range(at + 1, said) if words[n] in _AD), said)
        on = Token("on", tokens[0].start, tokens[0].start, "")
        comma = Token(",", tokens[at].start, tokens[at].end, "")
        return (on, *tokens[:at], comma, *tokens[at + 1 : first], _is(tokens[first], words[first - 1]), *tokens[first:])
    return tokens


def _is(near: Token, before: str) -> Token:
    return Token("are" if before.endswith("s") and not before.endswith("ss") else "is", near.start, near.start, "")
