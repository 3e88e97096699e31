"""What `it` and `they` stand for at the start of a sentence: the thing that the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.claims.deeds import parts_of
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token

_SINGULAR = "it"
_PLURAL = "they"
_VERBS = frozenset(
    "is has must may can shall will should would cannot takes lasts holds needs costs contains expires lives then are "
    "have".split()
)
# `It is forbidden to …`, `it takes a week until …`: this `it` stands for nothing.
_NOTHING = frozenset(
    "forbidden possible impossible allowed necessary important clear okay ok fine enough prohibited permitted required easy hard "
    "helpful useful likely true takes".split()
)
LONGEST = 8  # words of a thing's name


def stood_for(text: str, before: str) -> str:
    """A sentence with the `it` or `they` that it starts with spelt out, as the sentence before lets one tell; else as it is."""
    first, _, rest = text.partition(" ")
    following = rest.split(" ", 4)
    if first.lower() not in (_SINGULAR, _PLURAL) or not before or following[0].lower() not in _VERBS:
        return text
    if first.lower() == _SINGULAR and _NOTHING.intersection(word.strip(".,;:") for word in following):
        return text
    name = _named(before, plural=first.lower() == _PLURAL)
    return f"{name} {rest}" if name else text


def _named(before: str, *, plural: bool) -> str:
    """The one thing that a sentence is about; empty where it is about two, or none, of that number."""
    for claim in claims_of(0, before):
        found = [name for part in parts_of(claim) if (name := _name(before, part, plural=plural))]
        return found[0] if len(found) == 1 else ""
    return ""


def _name(text: str, part: Sequence[Token], *, plural: bool) -> str:
    """The words of a phrase, where they name a thing, or several, as `plural` says; of people only `they` is said."""
    words = [token for token in part if token.is_word]
    head = next((token for token in reversed(words) if token.concept), None)
    if head is None or len(words) > LONGEST or (head.concept in people() and not plural) or _many(words, head) != plural:
        return ""
    return text[part[0].start : head.end]


def _many(words: Sequence[Token], head: Token) -> bool:
    return (head.word.endswith("s") and not head.word.endswith("ss")) or words[0].word in ("all", "these", "both")
