"""Noun phrases: where they end, which word is their head, and what they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token

PREPOSITIONS = frozenset(
    "by via through with over in on from to of at for into onto as under within without about against between during per "
    "towards toward behind across around after before until than like near inside outside".split()
)
STOPS = frozenset((",", ";", ".", ":", "(", ")", "and", "or", "but", *"that which who whom whose if when so".split()))
ARTICLES = frozenset("a an the this that each every our its".split())
WHOLE = "of "  # before a word that says to what a thing belongs, or where it is
_ADVERBS = frozenset(
    "freely directly later again online offline together once twice first today now too also anew immediately straight at "
    "just".split()
)
_FOR_EXAMPLE = frozenset("such like including e.g".split())
_SELVES = frozenset("themselves himself herself itself yourself ourselves oneself alone".split())
_JOINTS = frozenset(("and", "or", ",", "nor"))
_AGAIN = frozenset("the a an they he she we you their his her our".split())
_AWAY = frozenset("by via without through after before until".split())  # what follows these is no object

Phrase = tuple[frozenset[str], frozenset[str]]  # heads, and all words
NOTHING: Phrase = (frozenset(), frozenset())


def phrase(tokens: Sequence[Token]) -> Phrase:
    """The heads of noun phrases joined by `and` or commas, and all of their words: those of what they belong to with a mark."""
    tokens = without_examples(tokens)
    if [token.word for token in tokens[:2]] in (["one", "of"], ["each", "of"], ["either", "of"], ["any", "of"]):
        tokens = tokens[2:]
    heads: set[str] = set()
    last, done = "", False
    for token in tokens:
        if token.word in _JOINTS or (token.word == "by" and not last):
            heads, last, done = heads | ({last} if last else set()), "", False
        elif token.word in PREPOSITIONS:
            done = True
        elif token.concept and not done and token.word not in _SELVES:
            if last in people() and token.word.endswith("ed"):
                done = True  # `editors invited to a tree`
                continue
            last = token.concept
    return frozenset(heads | ({last} if last else set())), _with_whole(tokens)


def _with_whole(tokens: Sequence[Token]) -> frozenset[str]:
    at = next((n for n, token in enumerate(tokens) if token.word in PREPOSITIONS), len(tokens))
    belonging = {WHOLE + token.concept for token in tokens[at:] if token.concept}
    return frozenset(token.concept for token in tokens[:at] if token.concept) | belonging


def without_examples(tokens: Sequence[Token]) -> Sequence[Token]:
    """A phrase without its examples: `a fruit such as an apple`."""
    stop = next((n for n, token in enumerate(tokens) if token.word in _FOR_EXAMPLE), len(tokens))
    return tokens[:stop]


def noun(tokens: Sequence[Token]) -> Sequence[Token]:
    """A phrase up to its first preposition."""
    stop = next((n for n, token in enumerate(tokens) if token.word in PREPOSITIONS | STOPS), len(tokens))
    return tokens[:stop]


def behind_by(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words behind `by`, up to the end of the phrase."""
    start = next((n + 1 for n in range(at, len(tokens)) if tokens[n].word == "by"), len(tokens))
    ends = (STOPS | PREPOSITIONS) - _JOINTS - {"by"}  # `by a nurse or by a vet`
    return tokens[start : next((n for n in range(start, len(tokens)) if tokens[n].word in ends), len(tokens))]


def object_at(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The object behind a verb: up to the next small word that ends it; what follows a preposition right behind the verb."""
    while at + 1 < len(tokens) and tokens[at].word in ("and", "or") and tokens[at + 1].concept:
        at += 2  # `edit or delete the messages`
    while at < len(tokens) and tokens[at].word in PREPOSITIONS - _AWAY:
        at += 1
    ends = STOPS | PREPOSITIONS - {"of"} | _ADVERBS | _SELVES
    stop = next((n for n in range(at, len(tokens)) if tokens[n].word in ends), len(tokens))
    again = (n for n in range(at + 1, stop) if tokens[n].word in _AGAIN and tokens[n - 1].concept)  # `each invoice the owner has`
    return tokens[at : next(again, stop)]
