"""Lines that stand for a heading, name the point of a list, or greet: they say where they belong, and ask for nothing."""

from __future__ import annotations

import re

from specflow.draft.classifying.forms import ANSWERS, REPORTS
from specflow.draft.classifying.targets import NUMBER
from specflow.draft.lexicon import Lexicon
from specflow.draft.reading.chat import is_message
from specflow.draft.reading.interview import ASKED
from specflow.draft.reading.read import role_of
from specflow.draft.value import Read
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of


def announced(read: Read, lexicon: Lexicon, grammar: Grammar) -> str | None:
    """The role of a line or question that stands for a heading: `Success`, `How will we know?`; None for any other."""
    block = read.sentence.block
    if block.marker == ASKED or (is_message(block) and ("," in read.text or ANSWERS.match(read.text))):
        return None
    if len(read.words) > 7 or block.kind not in ("paragraph", "item") or re.search(r": \w", read.text):
        return None
    if (read.words[:1] and read.words[0] in lexicon.words["greetings"]) or REPORTS.match(read.text):
        return None
    alone = len(block.text) <= len(read.sentence.quote) + 1
    bold = alone and block.text[:2] in ("**", "__") and block.text[-2:] in ("**", "__")
    followed = not alone and read.sentence.first and read.text[-1:] in "?."
    titled = alone and block.kind == "paragraph" and read.text[-1:] not in ".!"
    role = role_of(read.text.rstrip("?.: "), lexicon) if bold or followed or titled else ""
    if not role and not (bold and len(read.words) <= 5):
        return None
    return role if grammar.finite(tokens_of(read.text)) is None or read.text[-1:] == "?" or bold else None


def names_point(read: Read, grammar: Grammar) -> bool:
    """`Waiting list.` in front of what a point of a list says about it."""
    block = read.sentence.block
    ends = read.text[-1:] == "." and ": " not in read.text
    short = block.kind == "item" and read.sentence.first and len(read.words) <= 4 and ends
    return short and len(block.text) > len(read.sentence.quote) + 20 and grammar.finite(tokens_of(read.text)) is None


def greets(read: Read, lexicon: Lexicon, grammar: Grammar) -> bool:
    """`hey all - so …`, `cheers, Priya`: a line of its own that greets."""
    low = " ".join(read.words[:3]) + " "
    hails = read.sentence.first and read.words[:1] and read.words[0] in ("hi", "hey", "hello", "dear")
    if hails and grammar.finite(tokens_of(read.text)) is None:
        return not NUMBER.search(read.text)  # `Hi both, as promised my thoughts`
    alone = len(read.sentence.block.text) <= len(read.text) + 2 and read.sentence.block.kind == "paragraph"
    return alone and len(read.words) < 30 and any(low.startswith(f"{word} ") for word in lexicon.words["greetings"])
