"""Comments of languages whose structure the scanner does not know: found by their markers, quotes respected on the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from specflow.parse.code.languages import Language
from specflow.parse.code.structure import line_end, line_start
from specflow.parse.code.tags import WORD

_SPACED = ("#", "--", ";", "%", "!", "'")
"""Markers that open a comment only at the start of a word."""
MOST_BEFORE = 2_000
"""Characters of a line that are looked at to tell whether a string is open."""

Span = tuple[int, int]


def comments_of(source: str, language: Language) -> Iterator[Span]:
    """Where the comments start and end that hold a word like `spec`."""
    blocks, done, first, marked = _blocks(source, language), 0, -1, -1
    starts = [start for start, _ in blocks]
    for word in WORD.finditer(source):
        at = word.start()
        if at < done:
            continue
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < blocks[place][1]:
            done = blocks[place][1]
            yield blocks[place]
            continue
        if first < 0 or source.find("\n", first, at) >= 0:
            first = line_start(source, at)
            marked = _marked(source, first, language)
        if 0 <= marked < at:
            done = line_end(source, at)
            yield marked, done


def _blocks(source: str, language: Language) -> list[Span]:
    """The block comments, read forward once for each kind."""
    if WORD.search(source) is None:
        return []
    found = list[Span]()
    for opener, closer in language.block:
        start = source.find(opener)
        while start >= 0:
            end = source.find(closer, start + len(opener))
            if _quoted(source, start, language):
                start = source.find(opener, start + len(opener))
                continue
            stop = end + len(closer) if end >= 0 else len(source)
            found.append((start, stop))
            start = source.find(opener, stop)
    return sorted(found)


def _marked(source: str, first: int, language: Language) -> int:
    """Where the comment starts that runs to the end of a line; -1 where there is none."""
    pattern = _marker(language.line, language.quotes)
    opened = pattern.match(source, first) if pattern is not None else None
    return opened.start("marker") if opened else -1


@cache
def _marker(markers: tuple[str, ...], quotes: str) -> re.Pattern[str] | None:
    """Code up to the first marker of a line, over whole strings."""
    if not markers:
        return None
    marks = "|".join(rf"(?<![^\s({{\[,;]){re.escape(one)}" if one in _SPACED else re.escape(one) for one in markers)
    strings = "".join(rf"{quote}(?:[^{quote}\\\n]|\\.)*+{quote}|" for quote in quotes)
    return re.compile(rf"(?:(?!{marks})(?:{strings}[^\n]))*+(?P<marker>{marks})")


def _quoted(source: str, at: int, language: Language) -> bool:
    """Whether a string is open on the line at `at`."""
    before = source[max(line_start(source, at), at - MOST_BEFORE) : at]
    return any(before.count(quote) % 2 for quote in language.quotes if quote == '"' or language.name == "sql")
