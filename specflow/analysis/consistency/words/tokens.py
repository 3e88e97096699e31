"""Words with their places, their stems and the families they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from specflow.analysis.consistency.words.lexicon import concept, phrases, root, stop_words

LONGEST = 4000  # characters of one text that are looked at

_NEGATIONS = frozenset("not never no nobody none nothing cannot neither nor without".split())


class Token(NamedTuple):
    """A word, a number or a mark: small letters, span in the text, and what it means (empty: nothing of its own)."""

    word: str
    start: int
    end: int
    concept: str
    named: bool = False  # it is written like a name

    @property
    def is_word(self) -> bool:
        """No number, no mark."""
        return _speaks(self.word)


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d]\w*(?:['’-]\w+)*|\d{1,3}(?:[ ,]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:[.:]\d+)*|[^\w\s]")


@lru_cache(maxsize=1)
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=[\s\"'”’)\]]+[^a-z\s]|\s*$)|\n\s*(?=[-*•]|\n)|[;:](?=\s+[a-z])")


@lru_cache(maxsize=50_000)
def meaning(word: str) -> str:
    """The concept of a word in small letters; empty for one that carries none."""
    if word in stop_words() or word.endswith(("n't", "n’t")):
        return ""
    bare = word.removesuffix("'s").removesuffix("’s").strip("_")
    if not bare or bare in stop_words():
        return ""
    if bare in _STATISTICS or (len(bare) <= 4 and bare[0] == "p" and bare[1:].isdecimal()):
        return ""
    stem = _WHOLE.get(bare) or root(bare)
    found = concept(stem)
    if "-" in bare and found == stem:  # a word with a hyphen may be known without it
        joined = root(bare.replace("-", ""))
        return concept(joined) if concept(joined) != joined else found
    return found


_STATISTICS = frozenset("mean median average percentile".split())
_WHOLE = {
    "typed": "search",
    "typing": "search",
    "messaging": "chat",
    "information": "info",
    "digitally": "digital",
    "refreshments": "refreshment",
    "refreshment": "refreshment",
    "personal": "personal",
    "general": "general",
    "number": "number",
    "menus": "menu",
}


def tokens_of(text: str, shift: int = 0) -> tuple[Token, ...]:
    """The tokens of a text that starts at `shift` of a longer one; a known phrase counts as one."""
    spans = [found.span() for found in _token().finditer(text[:LONGEST])]
    low = text.lower()
    if len(low) == len(text):
        low = low.replace("’", "'")
        words = [low[start:end] for start, end in spans]
    else:  # some capitals of other languages grow when they are made small
        words = [text[start:end].lower().replace("’", "'") for start, end in spans]
    tokens = tuple(_joined(words, spans, shift))
    return tokens if text.islower() else tuple(_with_names(tokens, text, shift))


def _with_names(tokens: Sequence[Token], text: str, shift: int) -> Iterator[Token]:
    """The tokens, those marked that are written like a name: with a capital inside a sentence, or behind the first letter."""
    before = "."
    for token in tokens:
        written = text[token.start - shift : token.end - shift]
        capital = written[:1].isupper() and before not in _OPENING
        month = written == "May" and before != "."
        named = (capital or not written[1:].islower()) and written != written.lower() and bool(token.concept)
        yield token._replace(word="may_", named=True) if month else token._replace(named=True) if named else token
        before = token.word


_OPENING = frozenset((".", "!", "?", ":", ";", "-", "*", "•", "|", "(", "–", "—", "“", '"'))


def _joined(raw: Sequence[str], spans: Sequence[tuple[int, int]], shift: int) -> Iterator[Token]:
    known, at = phrases(), 0
    while at < len(raw):
        word, size, name = raw[at], 0, ""
        if word in known:
            size, name = _phrase(raw, at, known[word])
        if size == 2 and word == "signed" and raw[at + 1] == "in" and raw[at + 2 : at + 3] in (["the"], ["a"]):
            size = 0  # `signed in the evening`
        if size == 2 and word == "file" and _NOUN_LEADS.intersection(raw[max(0, at - 3) : at]):
            size = 0  # `the bank file in its own format`
        start = spans[at][0] + shift
        if size:
            following = raw[at + size] if at + size < len(raw) else ""
            by_way = raw[at + size - 1] == "through" and _names(following)
            words = "_".join(raw[at : at + size])
            yield Token(words, start, spans[at + size - 1][1] + shift, "" if by_way else concept(name))
            at += size
            continue
        if word == "keep" and raw[at + 1 : at + 3] == ["to", "this"]:
            yield Token(word, start, spans[at][1] + shift, "")  # what is kept to follows, and nothing is stored
            at += 1
            continue
        means = meaning(_sense(raw, at) if word in _DEPENDS else word) if _speaks(word) else ""
        yield Token(word, start, spans[at][1] + shift, means)
        at += 1


def _speaks(word: str) -> bool:
    """Whether a token is a word: no number, no mark."""
    return word[:1].isalpha() or word[:1] == "_"


def _names(word: str) -> bool:
    """Whether a word goes on with a name: `go through the gateway` lets nothing through."""
    return _speaks(word) and word not in (
        "and",
        "but",
        "or",
        "if",
        "when",
        "while",
        "without",
        "even",
        "as",
        "unless",
    )


def _sense(raw: Sequence[str], at: int) -> str:
    """The word, or what it stands for where its place gives it away: `to free a room` releases it."""
    word = raw[at]
    if word in ("keep", "keeps", "stop", "stops") and _kept_from(raw, at):
        return "prevent"
    if word in ("store", "stores") and _NOUN_LEADS.intersection(raw[max(0, at - 2) : at]):
        acting = word == "stores" and at > 1 and raw[at - 1] not in _NOUN_LEADS and raw[at + 1 : at + 2] != []
        return word if acting and raw[at + 1] in _AFTER_VERBS else "storeroom"
    if word in ("queue", "queues") and _names_queue(raw, at):
        return "lineup"  # messages wait in it, and nothing is put off
    if word in ("block", "blocks") and at and (raw[at - 1] in _COUNTED or raw[at - 1][:1].isdigit()):
        return "building"  # `in one block` turns nobody away
    if word == "application" and at and raw[at - 1] in _HANDED_IN:
        return "applications"
    if word in ("up", "higher") and _MOVING.intersection(raw[max(0, at - 5) : at]):
        return "top"
    if word in ("free", "frees", "freed", "freeing"):
        before = raw[at - 1] if at else ""
        following = raw[at + 1] if at + 1 < len(raw) else ""
        plural = before.endswith("s") and following in _AFTER_VERBS
        if word != "free" or plural or (before in _BEFORE_VERBS and following in _AFTER_VERBS):
            return "release"
    return word


def _names_queue(raw: Sequence[str], at: int) -> bool:
    """`A queue`, `queues are durable`; not `the gateway queues requests`, `to queue them`."""
    following = raw[at + 1] if at + 1 < len(raw) else "."
    if at and raw[at - 1] in _BEFORE_VERBS:
        return raw[at - 1] in ("and", "or") and following not in _AFTER_VERBS
    return not at or raw[at - 1] in _NOUN_LEADS or following not in _AFTER_VERBS


def _kept_from(raw: Sequence[str], at: int) -> bool:
    """`keep anyone from placing`: what follows is an act, not a place or a time."""
    words = raw[at + 1 : at + 7]
    return (
        "from" in words[:5]
        and words[words.index("from") + 1 : words.index("from") + 2] != []
        and (words[words.index("from") + 1].endswith("ing"))
    )


_DEPENDS = frozenset(
    "keep keeps stop stops store stores up higher free frees freed freeing application block blocks queue queues".split()
)
_COUNTED = frozenset("a an the one each every this per two three same".split())
_HANDED_IN = frozenset("a an each every any no one his her their this".split())  # `an application`, not `the application`
_MOVING = frozenset("move moves moved moving rank ranks ranked push pushes bump bumps".split())
_NOUN_LEADS = frozenset("the a an this that every each any no".split())  # `the store`, `the cold store`
_BEFORE_VERBS = frozenset("to must can may shall should could and or not will cannot".split())
_AFTER_VERBS = frozenset("a an the it them this that its their any every each up one his her".split())


def _phrase(raw: Sequence[str], at: int, known: Sequence[tuple[tuple[str, ...], str]]) -> tuple[int, str]:
    for words, name in known:
        if tuple(raw[at : at + len(words)]) == words:
            return len(words), name
    return 0, ""


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence or independent half of one."""
    start = 0
    for found in _sentence_end().finditer(text[:LONGEST]):
        if (
            found.group(0) == ":"
            and min(text.count(" ", start, found.end()), text[found.end() : found.end() + 90].count(" ")) < 4
        ):
            continue
        yield start, found.end()
        start = found.end()
    if text[start:LONGEST].strip():
        yield start, min(len(text), LONGEST)


def is_negation(word: str) -> bool:
    """`not`, `never`, `can't` and the like."""
    return word in _NEGATIONS or word.endswith("n't")
