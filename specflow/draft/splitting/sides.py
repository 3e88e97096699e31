"""A sentence of which one side leaves something out and the other asks for something, as two."""

from __future__ import annotations

import re
from dataclasses import replace

from specflow.draft.classifying.undecided import two_sides
from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Read
from specflow.parse.grammar import Grammar
from specflow.parse.inline import plain
from specflow.parse.tokens import tokens_of
from specflow.parse.words import groups_of, words_of

_ALL_THE_SAME = re.compile(
    r"[,;] (?:but |and )?"
    r"(?=we (?:only|just) [a-z]|(?:it|they) (?:still |only |must |will |keeps? |stays? |remains? |continues? ))"
)
_POINTING = frozenset("so that this these those it they we i which".split())


def sides_of(read: Read, lexicon: Lexicon, grammar: Grammar) -> tuple[Read, ...]:
    """`A is out of scope, but B must work` as two sentences, each with its own words as quote."""
    quote = read.sentence.quote
    if read.sentence.block.kind == "row" or not lexicon.has(read.groups, "out"):
        return (read,)
    cut = _goes_on(quote, lexicon) or two_sides(quote, lexicon.words["out"]) or _beside(quote, lexicon, grammar)
    if not cut:
        return (read,)
    parts = (re.sub(r"[,;]?\s*(?:\b(?:but|while|whereas|yet|and)\s*)?$", "", quote[:cut]).strip(), quote[cut:].strip())
    return tuple(replace(read, sentence=replace(read.sentence, text=plain(part), quote=part)) for part in parts)


def _goes_on(quote: str, lexicon: Lexicon) -> int:
    """Where `Refunds are not part of this, we only print a slip` says what there is all the same; 0 where it does not."""
    found = _ALL_THE_SAME.search(quote)
    if found is None or not lexicon.has(groups_of(words_of(quote[: found.start()])), "out"):
        return 0
    rest = groups_of(words_of(quote[found.end() :]))
    return 0 if lexicon.has(rest, "out") or lexicon.has(rest, "out at an end") else found.end()


def _beside(quote: str, lexicon: Lexicon, grammar: Grammar) -> int:
    """Where `Tickets come later, and guests pay at the desk` goes on with a rule of its own; 0 where it does not."""
    left, joint, right = quote.partition(", and ")
    groups, tokens = groups_of(words_of(right)), tokens_of(right)
    if not joint or not tokens or tokens[0].word in _POINTING:
        return 0
    if lexicon.has(groups, "out") or lexicon.has(groups, "out at an end"):
        return 0
    verb = grammar.finite(tokens)
    told = verb is not None and 0 < verb.at <= 6 and verb.kind in ("verb", "modal", "be", "do")
    return len(left) + len(joint) if told and lexicon.has(groups_of(words_of(left)), "out") else 0
