"""Where a leading condition ends and the main clause begins."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.parse.grammar import Grammar
from specflow.parse.small_words import BE, PARTICLES, RELATIVE
from specflow.parse.tokens import Token

_STARTS = frozenset(
    "we you they it he she the a an every each no nobody nothing all this that these those their our only"
    " everybody everyone".split()
)  # fmt: skip
_NO_MAIN = frozenset("and or who which that because since so unless except including such for as with without".split())
_TWO_WORDS = {
    "as": ("soon", "long"),
    "in": ("case",),
    "only": ("when", "if", "after"),
    "each": ("time",),
    "every": ("time",),
    "any": ("time",),
    "even": ("if", "when"),
    "right": ("after", "before"),
    "straight": ("after",),
    "directly": ("after", "before"),
    "immediately": ("after", "before"),
    "shortly": ("after", "before"),
    "soon": ("after",),
    "just": ("after", "before"),
    "the": ("moment",),
}
_BEHIND_VERBS = PARTICLES - {"on", "in"}  # `frees up`, `is down`
_LOOKED_AT = 120


def condition_end(grammar: Grammar, tokens: Sequence[Token]) -> int:
    """How many tokens a leading `when …`, `if …`, `over the limit` takes, its comma included; 0 when there is none."""
    if len(tokens) < 3:
        return 0
    first, second = tokens[0].word, tokens[1].word
    subordinate = first in grammar.subordinators or second in _TWO_WORDS.get(first, ())
    if not subordinate and first not in grammar.prepositions:
        return 0
    if subordinate and (early := _speaker(grammar, tokens)):
        return early
    if subordinate and (then := _then(grammar, tokens)):
        return then
    for at in _commas(tokens):
        inner = None if subordinate else grammar.finite(tokens, 1, at)
        if inner is not None and not (first == "to" and inner.kind == "imperative"):
            break
        if _main_clause(grammar, tokens, at + 1):
            return at + 1
    if not subordinate:
        return _next_subject(grammar, tokens, 2)
    inner = grammar.finite(tokens, 1)
    behind = _next_subject(grammar, tokens, inner.end + 1) if inner else 0
    return behind or _next_subject(grammar, tokens, 3)


def _is_verb(grammar: Grammar, word: str) -> bool:
    return word in grammar.verbs.third or word in grammar.verbs.plain or word in BE


def _speaker(grammar: Grammar, tokens: Sequence[Token]) -> int:
    """Where `it`, `we` or `they` opens the main clause without a comma: `when it is back online again it sends them`."""
    inner = grammar.finite(tokens, 1)
    first = next((at for at in _commas(tokens)), len(tokens))
    led = inner is not None and inner.kind == "modal" and 4 <= inner.at < first
    if inner is not None and led and tokens[inner.at - 1].word in ("it", "we", "they"):
        before = tokens[inner.at - 2].word
        if before in PARTICLES and before not in ("on", "in"):
            return inner.at - 1  # `if a download breaks off it should …`, whose own verb could be a noun
    for at in range(inner.end + 1 if inner else first, min(first, _LOOKED_AT)):
        before = tokens[at - 1].word
        ends = before in _BEHIND_VERBS or not grammar.small(before)
        if tokens[at].word not in ("it", "we", "they") or not ends or before in grammar.subordinators or before == "only":
            continue
        if before in RELATIVE or grammar.verbs.certain(before) or before in grammar.verbs.plain or before in BE:
            continue
        verb = grammar.finite(tokens, at, first)
        if verb is not None and 0 < verb.at - at <= 2:
            return at
    return 0


def _then(grammar: Grammar, tokens: Sequence[Token]) -> int:
    """Where `then` opens the main clause without a comma: `if the card is real then the boat is lent`."""
    stop = next((at for at in _commas(tokens)), len(tokens))
    for at in range(3, min(stop - 2, _LOOKED_AT)):
        if tokens[at].word == "then" and not grammar.small(tokens[at - 1].word):
            verb = grammar.finite(tokens, at + 1, stop)
            return at if verb is not None and verb.kind != "imperative" and verb.at > at + 1 else 0
    return 0


def _commas(tokens: Sequence[Token]) -> list[int]:
    """The commas outside brackets."""
    depth, found = 0, []
    for at, token in enumerate(tokens[:_LOOKED_AT]):
        if token.word in ("(", "["):
            depth += 1
        elif token.word in (")", "]"):
            depth -= 1
        elif token.word == "," and depth <= 0:
            found.append(at)
    return found


def _main_clause(grammar: Grammar, tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause that can stand alone starts here."""
    if at < len(tokens) and tokens[at].word == "then":
        at += 1
    if at >= len(tokens):
        return False
    states = tokens[at].word == "that" and at + 1 < len(tokens) and tokens[at + 1].word in BE
    if tokens[at].word in _NO_MAIN and not states:
        return False
    stop = next((one for one in range(at, len(tokens)) if tokens[one].word in (",", ";", ":")), len(tokens))
    return grammar.finite(tokens, at, stop) is not None or (stop < len(tokens) and grammar.finite(tokens, at) is not None)


def _next_subject(grammar: Grammar, tokens: Sequence[Token], at: int) -> int:
    """Where a new subject starts without a comma: a determiner or pronoun behind a noun, and a verb soon after it."""
    verbs = grammar.verbs
    depth = sum((token.word == "(") - (token.word == ")") for token in tokens[:at])
    for one in range(at, min(len(tokens), at + 25)):
        depth += (tokens[one].word == "(") - (tokens[one].word == ")")
        if depth > 0:
            continue
        before = tokens[one - 1].word
        small = grammar.small(before) and not (before in _BEHIND_VERBS and _is_verb(grammar, tokens[one - 2].word))
        if tokens[one].word not in _STARTS or small or before in BE or before in grammar.adverbs:
            continue
        if before in grammar.subordinators or before == "only":
            continue
        if tokens[one].word == "it" and one + 1 < len(tokens) and tokens[one + 1].word in grammar.determiners:
            continue  # `to correct it the author …`: an object, and the subject behind it
        if verbs.certain(before) or (before in verbs.plain and before not in verbs.nouns) or before in verbs.gerund:
            continue
        verb = grammar.finite(tokens, one)
        if verb is not None and 0 < verb.at - one <= 8:
            return one
    return 0
