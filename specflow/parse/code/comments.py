"""Comments of languages whose structure the scanner does not know: found by their markers, quotes respected on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from specflow.parse.code.languages import Language
from specflow.parse.code.structure import line_end, line_start
from specflow.parse.code.tags import WORD

_SPACED = ("#", "--", ";", "%", "!", "'")
"""Markers that open a comment only at the start of a word."""


def comments_of(source: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where the comments start and end that hold a word like `spec`."""
    done = 0
    for word in WORD.finditer(source):
        if word.start() < done:
            continue
        found = _block(source, word.start(), language, done) or _line(source, word.start(), language)
        if found is not None:
            yield found
            done = found[1]


def _block(source: str, at: int, language: Language, done: int) -> tuple[int, int] | None:
    """The block comment around `at`: the nearest opener above that is not closed before."""
    for opener, closer in language.block:
        start = source.rfind(opener, max(done, at - 20_000), at)
        if start >= 0 and source.find(closer, start + len(opener), at) < 0 and not _quoted(source, start, language):
            end = source.find(closer, at)
            return start, end + len(closer) if end >= 0 else len(source)
    return None


def _line(source: str, at: int, language: Language) -> tuple[int, int] | None:
    """The comment that runs to the end of the line of `at`."""
    pattern = _marker(language.line, language.quotes)
    if pattern is None:
        return None
    first = line_start(source, at)
    opened = pattern.match(source, first, at)
    return (opened.start("marker"), line_end(source, at)) if opened else None


@cache
def _marker(markers: tuple[str, ...], quotes: str) -> re.Pattern[str] | None:
    """Code up to the first marker of a line, over whole strings."""
    if not markers:
        return None
    marks = "|".join(rf"(?<![^\s({{\[,;]){re.escape(one)}" if one in _SPACED else re.escape(one) for one in markers)
    strings = "".join(rf"{quote}(?:[^{quote}\\\n]|\\.)*+{quote}|" for quote in quotes)
    return re.compile(rf"(?:{strings}(?!{marks})[^\n])*+(?P<marker>{marks})")


def _quoted(source: str, at: int, language: Language) -> bool:
    """Whether a string is open on the line at `at`."""
    before = source[line_start(source, at) : at]
    return any(before.count(quote) % 2 for quote in language.quotes if quote == '"' or language.name == "sql")
