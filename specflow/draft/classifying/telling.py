"""Sentences that tell how things are, rather than how they must be."""

from __future__ import annotations

import re

from specflow.draft.classifying import forms
from specflow.draft.classifying.verdicts import was_wished
from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Read
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of

_AMOUNTS = frozenset(
    "about some around over two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy"
    " eighty ninety a".split()
)
_SPEAKING = frozenset("we they i he she people somebody someone everybody".split())
_SINCE = frozenset(("agreed", "decided", "had"))
_YEAR = re.compile(r"\b(?:in|since|of|from|until) (?:19|20)\d\d\b")


def tells(read: Read, section: str, lexicon: Lexicon, grammar: Grammar) -> bool:
    """Whether a sentence of the body tells how things are rather than how they must be."""
    text, low = read.text, " ".join(read.words)
    if was_wished(text, grammar) or forms.LAST.match(text):
        return True
    if forms.STRICT.search(text):
        return False
    if forms.HAS_MANY.fullmatch(text) or forms.WHY.match(text) or _counts(read):
        return True
    if forms.HABIT.search(text) and not forms.NORMATIVE.search(text) and ", so " not in text:
        return not condition_end(grammar, tokens_of(text))
    if forms.WAS.match(text) and not condition_end(grammar, tokens_of(text)):
        return True
    if forms.TELLS.search(text) or forms.MANNERS.match(text):
        return not condition_end(grammar, tokens_of(text)) and ", so " not in text
    if any(low.startswith(start + " ") for start in lexicon.words["fact starts"]) or forms.DEFINITION.match(text):
        return True
    if forms.ARROW.search(text):
        return False
    if forms.SAD.search(text) and not forms.NORMATIVE.search(text):
        return True
    if not forms.NORMATIVE.search(text) and (forms.THERE.match(text) or _past(text, grammar)):
        return True
    if forms.ABOUT.match(text) and not forms.NORMATIVE.search(text):
        return True
    if forms.IN_CASE.match(text) and condition_end(grammar, tokens_of(text)):
        return False  # `if they say no, …` tells of no complaint
    told = lexicon.has(read.groups - {"used to"} if forms.USED_FOR.search(text) else read.groups, "background")
    if forms.PERMITS.search(text) and ";" in text:
        return False
    if told and forms.FAILS.search(text):
        return True
    return told and not forms.NORMATIVE.search(text) and section not in ("requirements", "quality")


def _counts(read: Read) -> bool:
    """`Forty boats, three piers.` in running text; in a list it may be a rule."""
    counts = read.words[:1] and (read.words[0][:1].isdigit() or read.words[0].partition("-")[0] in _AMOUNTS)
    return bool(counts) and read.sentence.block.kind == "paragraph" and forms.COUNTED.fullmatch(read.text) is not None


def _past(text: str, grammar: Grammar) -> bool:
    """Whether a sentence tells what was, without a number that could bind."""
    tokens = tokens_of(text)
    verb = grammar.finite(tokens)
    if condition_end(grammar, tokens):
        return False
    second = tokens[1].word if len(tokens) > 2 and tokens[0].word in _SPEAKING else ""
    if second in grammar.verbs.past and second not in grammar.verbs.plain and second not in _SINCE:
        return True  # `we sold 300 cards by post`
    return verb is not None and verb.kind == "past" and not re.search(r"\d", _YEAR.sub("", text))
