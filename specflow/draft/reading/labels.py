"""What stands in front of a rule: a label (`Rollout:`), a person (`Staff: approve new members`), a line that leads to a list."""

from __future__ import annotations

import re

from specflow.draft.classifying.classify import Judged
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import lowered
from specflow.draft.reading.read import role_of
from specflow.parse.grammar import Grammar
from specflow.parse.inline import plain
from specflow.parse.tokens import tokens_of

_LABEL = re.compile(
    r"^(?:\*\*|__)(?P<bold>[^*_\n]{2,60}?)[.:?]?(?:\*\*|__)[.:–—-]?\s+(?=\S)|^(?P<plain>[A-Za-z][\w' /-]{1,30}?)\s?:\s+(?=\S)"
)
_POINT = re.compile(r"([A-Z][\w' -]{2,30})\. (?=[A-Z])")
_WELL = re.compile(r"^(?:so:\s+|(?:oh|ah|well|okay|ok|btw|by the way)(?:,\s+|\s+and\s+)(?:and\s+)?)(?=\S)", re.IGNORECASE)
_LEADING = re.compile(
    r"(?P<lead>(?!we\b|it\b|they\b|you\b|i\b|this\b|that\b|these\b|here\b|there\b)[^:;.?!]{8,120}?\b"
    r"(?:covers?|includes?|contains?|supports?|shows?|with|for|by|from|(?P<follows>as follows)))[:;]$",
    re.IGNORECASE,
)


def label_of(quote: str, grammar: Grammar | None = None) -> tuple[str, str]:
    """The label in front of a sentence (`**Ads.**`, `Rollout:`), and what follows it; no label when it is a clause."""
    quote = _WELL.sub("", quote, count=1)
    found = _LABEL.match(quote)
    if not found:
        return "", plain(quote)
    label = plain(found["bold"] or found["plain"])
    doing = grammar is not None and label.split()[0].lower() in grammar.verbs.gerund
    told = grammar is not None and not doing and grammar.finite(tokens_of(label)) is not None
    told = told and not (grammar is not None and len(label.split()) <= 4 and orders(plain(quote[found.end() :]), grammar))
    if found["plain"] and (len(label.split()) > 5 or told):
        return "", plain(quote)
    return label, plain(quote[found.end() :]) or plain(quote)


def of_row(one: Judged, grammar: Grammar) -> tuple[str, str]:
    """What a row speaks of, and what it says of that where no verb does: `Names`, `only people on the list`."""
    head, colon, rest = one.read.text.partition(": ")
    mere = colon and len(head.split()) <= 4 and rest[:1].isalnum() and grammar.finite(tokens_of(rest)) is None
    return (head, rest) if mere else ("", one.read.text)


def point_of(one: Judged) -> str:
    """What the point of a list is about, `Cancelling` of `3) Cancelling. Free until …`; empty for the rest of a note."""
    block = one.read.sentence.block
    found = _POINT.match(block.text) if block.kind == "item" and not one.read.sentence.first else None
    return found[1] if found and len(found[1].split()) <= 4 else ""


def led_by(one: Judged, text: str, grammar: Grammar, lexicon: Lexicon) -> str:
    """`The record must be extended to cover:` with its item `the owner's mark` as one clause; empty where each stands alone."""
    block, found = one.read.sentence.block, _LEADING.match(plain(one.read.sentence.block.lead))
    if found is None or block.kind != "item" or role_of(found["lead"], lexicon):
        return ""
    bare = tokens_of(_bare(text))
    own = grammar.finite(bare)
    if own is not None and own.end < len(bare):  # a last word that could be a verb is the noun of `the pier value`
        return ""
    verb = grammar.finite(tokens_of(found["lead"]))
    if verb is None or verb.at == 0 or verb.kind == "past":
        return ""
    return f"{found['lead']}{':' if found['follows'] else ''} {lowered(text)}"


def _bare(text: str) -> str:
    """A text up to its condition, and without what stands in brackets."""
    return re.split(r"\s(?:if|when|unless|where)\s", re.sub(r"\([^()]*\)", "", text), maxsplit=1)[0]


def tells(text: str, grammar: Grammar) -> bool:
    """Whether a text starts with a verb whose subject stands in front of it: `sees who is missing`, `must not pay`."""
    tokens = tokens_of(text)
    verb = grammar.finite(tokens)
    return verb is not None and verb.at == 0 and verb.kind in ("verb", "modal", "be", "do") and tokens[0].word != "be"


def orders(text: str, grammar: Grammar) -> bool:
    """Whether a text is an instruction, which behind a person says what they do: `Staff: approve new members`."""
    verb = grammar.finite(tokens_of(text))
    return verb is not None and verb.kind == "imperative" and not verb.negated


def several(label: str) -> bool:
    return label.endswith("s") or label.lower() in ("children", "people", "staff", "everyone")
