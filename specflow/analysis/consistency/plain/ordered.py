"""Ways of saying which step comes first, put into one: `A before B`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from specflow.analysis.consistency.words.tokens import Token

_FIRST = frozenset(("first", "initially"))
_AT_ONCE = frozenset("straight_away right_away at_once immediately instantly".split())
_JOINTS = frozenset((",", ";", "and", "–", "—", "-"))
_THEN = frozenset("then afterwards afterward subsequently thereafter".split())
_AFTER_IT = (("after", "that"), ("after", "this"), ("only", "then"), ("after", "which"))
_AHEAD_OF = (("ahead", "of"), ("prior", "to"))
_COMING = frozenset("comes come happens happen takes_place goes go is are done".split())
_CONDITIONS = frozenset("if when whenever while once after before unless until".split())
_ACTS = ("ing", "ment", "tion", "sion", "ery", "al")  # how words for acts end
_LEAST = 2  # words of a step


def in_steps(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence about two steps, said with `before`."""
    words = [token.word for token in tokens]
    if words[:1] and words[0] in _CONDITIONS:
        return tokens
    if {"precedes", "precede", "follows"} & {*words[1:8]} and words[-2:-1] not in (["follows"], ["follow"]):
        return _preceding(tokens)
    ahead = next((n for n in range(1, min(len(words) - 2, 10)) if tuple(words[n : n + 2]) in _AHEAD_OF), 0)
    if ahead and words[ahead - 1] in _COMING:
        return (*tokens[:ahead], Token("before", tokens[ahead].start, tokens[ahead].end, ""), *tokens[ahead + 2 :])
    if not ("first" in words or _THEN & {*words} or any(run in _AFTER_IT for run in pairwise(words))):
        return tokens
    for at in range(_LEAST, len(words) - _LEAST):
        if words[at] in _JOINTS or words[at] in _THEN:
            left, right = tokens[:at], tokens[at:]
            first = _FIRST & {token.word for token in left[:1] + left[-3:]} or _AT_ONCE & {token.word for token in left}
            after, behind = _without_then(right)
            after = after or (words[at] == "," and words[at + 1] == "and" and words[at - 1] == "first")
            if after and (first or _only_then(right)) and _told(left) and _told(behind):
                before = Token("before", right[0].start, right[0].end, "")
                return (*_without(left, _FIRST), before, *behind)
    return tokens


def _told(tokens: Sequence[Token]) -> bool:
    return any(token.concept for token in tokens)


def _only_then(tokens: Sequence[Token]) -> bool:
    """`And only then …`."""
    words = [token.word for token in tokens[:4]]
    return "only" in words and "then" in words


def _without_then(tokens: Sequence[Token]) -> tuple[bool, tuple[Token, ...]]:
    """Whether what follows comes afterwards, and its words without those that say so."""
    kept: list[Token] = []
    found, skipped = False, 0
    for at, token in enumerate(tokens):
        if skipped:
            skipped -= 1
            continue
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if (token.word, following) in _AFTER_IT:
            found, skipped = True, 1
        elif token.word in _THEN or (token.word in ("follows", "follow") and at >= len(tokens) - 2):
            found = True
        elif not (at == len(kept) == 0 and token.word in _JOINTS):
            kept.append(token)
    while kept and kept[0].word in _JOINTS:
        kept = kept[1:]
    return found, tuple(kept)


def _without(tokens: Sequence[Token], dropped: frozenset[str]) -> tuple[Token, ...]:
    kept = [token for token in tokens if token.word not in dropped]
    while kept and kept[0].word == ",":
        kept = kept[1:]
    return tuple(kept)


def _preceding(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Weighing precedes washing`, `payment follows delivery`."""
    at = next(n for n in range(1, 8) if tokens[n].word in ("precedes", "precede", "follows"))
    named = tokens[at + 1 : at + 2]
    if not named or not _told(tokens[:at]) or not _told(tokens[at + 1 :]):
        return tokens
    turned = tokens[at].word == "follows"
    acts = (next((token.word for token in some if token.concept), "") for some in (tokens[:at], tokens[at + 1 :]))
    if turned and (at > 3 or not all(word.endswith(_ACTS) for word in acts)):
        return tokens  # `the colour follows the theme`
    word = Token("after" if turned else "before", tokens[at].start, tokens[at].end, "")
    happens = Token("happens", tokens[at].start, tokens[at].start, "")
    return (*tokens[:at], happens, word, *tokens[at + 1 :])
