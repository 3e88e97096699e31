"""Who decides: `the decision to … lies with …`, `the choice of … is X's`, `guards decide when …`."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.phrases import PREPOSITIONS
from specflow.analysis.consistency.plain.plainly import NEAR, STANDING, word_at
from specflow.analysis.consistency.words.tokens import Token

DECIDING = frozenset("decide decides decided choose chooses determine determines settle settles pick picks".split())
_ASKING = frozenset("when whether if which what how where".split())
DECISION = {"decision": "decides", "choice": "chooses"}
_ABOUT = frozenset("to on about of over whether when which if what how where".split())
_ALONE = frozenset("alone only solely exclusively".split())
_MADE = frozenset(("made", "taken"))
_LONGEST = 24  # words of what is decided


def decision(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`The decision to close the pool is made by the manager alone`, `the choice of hymn is the director's`: who decides it."""
    words = [token.word for token in tokens]
    at = next((n for n, word in enumerate(words[:4]) if word in DECISION), -1)
    if at < 0 or words[at + 1 : at + 2] == [] or words[at + 1] not in _ABOUT:
        return tokens
    being = next((n for n in range(at + 2, min(len(words) - 1, at + _LONGEST)) if words[n] in STANDING), 0)
    if not being:
        return tokens
    what, behind = tokens[at + 2 : being], tokens[being + 1 :]
    if behind[0].word in _MADE and [token.word for token in behind[1:2]] == ["by"]:
        who = behind[2:]
    elif words[being] in ("lies", "rests", "belongs"):
        who = behind[1:]
    else:
        stop = next((n for n, token in enumerate(behind[:NEAR]) if token.word.endswith(("'s", "s'"))), -1)
        if stop < 0:
            return tokens
        who = behind[: stop + 1] + behind[stop + 1 :]
    return _decides(tokens[at], what, who)


def _decides(verb: Token, what: Sequence[Token], who: Sequence[Token]) -> tuple[Token, ...]:
    alone = _ALONE & {token.word for token in who}
    ends = (",", ".", ";", "alone", "only", *PREPOSITIONS)
    end = next((n for n, token in enumerate(who) if token.word in ends and n), len(who))
    doer = tuple(one._replace(word=one.word.removesuffix("'s")) for one in who[:end] if one.word not in _ALONE)
    lead = (word_at("only", verb),) if alone else ()
    return (*lead, *doer, verb._replace(word=DECISION[verb.word]), word_at("on", verb), *what, word_at(".", verb))


def decided(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Guards decide when the pool closes`: they decide on that, whenever it is."""
    for at in range(1, len(tokens) - 2):
        if tokens[at].word in DECIDING and tokens[at + 1].word in _ASKING:
            return (*tokens[: at + 1], word_at("on", tokens[at + 1]), *tokens[at + 2 :])
    return tokens
