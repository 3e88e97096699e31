"""A text as the wording rules see it: words with their places, sentences, and the phrases of the word lists in it.

Every text is read once, whatever number of rules look at it. What somebody else said (quotes, code, addresses, gaps to fill)
becomes the single word `SAID`, so that nobody is corrected for the label of a button.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from specflow.analysis.wording.lexicon import Lexicon

SAID = "«»"
ENDS = frozenset(".!?")

_TOKEN = re.compile(
    r"```[\s\S]{0,2000}?```|`[^`\n]{0,300}`|“[^”\n]{0,300}”|‘[^’\n]{0,300}’|\"[^\"\n]{0,300}\"|(?<!\w)'[^'\n]{1,80}'(?!\w)"
    r"|https?://\S{1,300}|\[[^\]\n]{0,200}\]"
    r"|(?P<value>(?<!\{)\{[a-z][a-z0-9_]*(?:\.value)?\})"
    r"|(?P<word>\d[\d,.]*\d[^\W\d_]*|[^\W_][\w'’]*(?:[-./][^\W_][\w'’]*)*)"
    r"|(?P<mark>\n[^\S\n]*(?:[-*•][^\S\n]|\d{1,3}[.)][^\S\n]|\n)|…|\.\.\.|[.!?;:,()%/–—])"
)
_ABBREVIATIONS = frozenset("e.g i.e eg ie etc vs approx no nr incl excl resp cf fig max min".split())
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:%|[a-zµ]{1,4})?")
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety".split())
_UNITS = frozenset(
    "ms millisecond milliseconds s sec second seconds min minute minutes h hour hours day days week weeks month months year "
    "years % percent kb mb gb tb px pixel pixels dp characters bytes m km cm mm kg g euro euros eur usd dollars".split()
)


class Hit(NamedTuple):
    """A phrase of a word list: which list, whether it is only a matter of taste, and where it stands."""

    kind: str
    weak: bool
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Words in small letters (punctuation marks are words, too), their spans in `text`, sentences as word ranges.

    `figured` says of each sentence whether it gives a figure; it is left empty when there are no hits to ask it for.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]
    figured: tuple[bool, ...]

    def of(self, kind: str) -> Iterator[Hit]:
        """The hits of one word list."""
        return (hit for hit in self.hits if hit.kind == kind)

    def sentence(self, word: int) -> tuple[int, int]:
        """The sentence that word number `word` stands in."""
        return self.sentences[self._number(word)]

    def _number(self, word: int) -> int:
        return max(bisect_right(self.sentences, word, key=lambda span: span[0]) - 1, 0)

    def said(self, first: int, last: int) -> str:
        """The words `first` to `last` as they are written."""
        return " ".join(self.text[self.spans[first][0] : self.spans[last][1]].split())

    def near(self, word: int, offset: int) -> str:
        """The word `offset` places away in the same text; empty beyond its ends."""
        at = word + offset
        return self.words[at] if 0 <= at < len(self.words) else ""

    def measured(self, word: int) -> bool:
        """Whether the sentence of this word also gives a figure: a value, or a number that is not just its numbering."""
        return bool(self.figured) and self.figured[self._number(word)]


@lru_cache(maxsize=32_768)
def read(text: str, lexicon: Lexicon) -> Reading:
    """The reading of a text; the same text is read once."""
    tokens = list(_TOKEN.finditer(text))
    found = tuple([_word(token) for token in tokens])
    spans = [token.span() for token in tokens]
    hits = tuple(
        Hit(kind, weak, first, last, spans[first][0], spans[last][1]) for kind, weak, first, last in lexicon.matches(found)
    )
    sentences = tuple(_sentences(text, found, spans))
    figured = tuple(_has_figure(found[first:after]) for first, after in sentences) if hits else ()
    return Reading(text, found, tuple(spans), sentences, hits, figured)


def _has_figure(words: tuple[str, ...]) -> bool:
    """A value, a number that does not stand first, or a number word before a unit."""
    for at, word in enumerate(words):
        if word.startswith("{") or (at and _NUMBER.fullmatch(word)):
            return True
        if word in _NUMBER_WORDS and words[at + 1 : at + 2] and words[at + 1] in _UNITS:
            return True
    return False


def _word(token: re.Match[str]) -> str:
    if token.lastgroup == "word":
        return token[0].lower().replace("’", "'")
    if token.lastgroup == "value":
        return token[0]
    if token.lastgroup == "mark":
        return "." if token[0][0] == "\n" else "…" if token[0] == "..." else token[0]
    return SAID


def _sentences(text: str, words: tuple[str, ...], spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        if word in ENDS and _ends(text, words, spans, at):
            if at > first:
                yield first, at + 1
            first = at + 1
    if first < len(words):
        yield first, len(words)


def _ends(text: str, words: tuple[str, ...], spans: list[tuple[int, int]], at: int) -> bool:
    """A mark ends a sentence unless a small letter follows, or an abbreviation stands before it."""
    if at + 1 == len(words) or text[spans[at][0]] == "\n":
        return True
    following = spans[at + 1][0]
    if text[following] == "\n":
        return True
    if following == spans[at][1] or text[following].islower():
        return False
    return not (at and words[at] == "." and words[at - 1] in _ABBREVIATIONS and words[at - 1] != "etc")
