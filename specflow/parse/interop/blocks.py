"""Markdown that follows a template: headings, list items and what stands below them, with code kept whole."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,4}[.)])[ \t]+(?P<text>.*)")
MOST_LINES = 200_000


@dataclass
class Section:
    """A heading with everything below it up to the next heading of its rank or higher. Lines count from 1."""

    level: int
    title: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def find(self, *titles: str) -> Section | None:
        """The first section below, at any depth, whose title starts with one of `titles` (in small letters)."""
        return next((one for one in self.walk() if one.plain.startswith(titles)), None)

    @property
    def plain(self) -> str:
        """The title in small letters, without marks."""
        return re.sub(r"[*_`]", "", self.title).strip().lower()

    def walk(self) -> Iterator[Section]:
        """Every section below, in order."""
        for one in self.sections:
            yield one
            yield from one.walk()

    @property
    def passage(self) -> tuple[int, str]:
        """Its words before any list, with the line they start on; without any, the title and its line."""
        line, words = prose(self.lines)
        return (line, words) if words else (self.line, self.title)

    @property
    def text(self) -> str:
        """Its own lines, without blank ones at the ends."""
        return "\n".join(line for _, line in self.lines).strip("\n")


@dataclass
class Item:
    """A list item: its first line, and the lines that belong to it (indented, or in a code block)."""

    line: int
    indent: int
    mark: str
    text: str
    more: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """All of it, the first line without its mark."""
        return "\n".join([self.text, *self.more]).rstrip()


def outline(text: str) -> Section:
    """The document as nested sections below a root of level 0; headings inside code are text."""
    root = Section(0, "", 1)
    open_ = [root]
    fence = ""
    for number, line in enumerate(lines_of(text), 1):
        mark = _FENCE.match(line)
        found = None if fence or mark else _HEADING.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence[0] * len(fence)) and not line.strip().strip(fence[0]):
            fence = ""
        if found is None:
            open_[-1].lines.append((number, line))
            continue
        section = Section(len(found[1]), found[2].strip(), number)
        while open_[-1].level >= section.level:
            open_.pop()
        open_[-1].sections.append(section)
        open_.append(section)
    return root


def lines_of(text: str) -> list[str]:
    """The lines of a file; the byte order mark and the kinds of line breaks do not matter."""
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))[:MOST_LINES]


def items(lines: Sequence[tuple[int, str]]) -> Iterator[Item]:
    """The list items of the outermost indentation, in order; deeper ones are part of theirs."""
    current: Item | None = None
    fence = ""
    blank = False
    for number, line in lines:
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        found = None if fence or mark else _ITEM.match(line)
        indent = len(found["indent"].expandtabs(4)) if found else 0
        if found and (current is None or indent <= current.indent):
            if current is not None:
                yield current
            current, blank = Item(number, indent, found["mark"], found["text"].strip()), False
        elif current is not None and (fence or mark or line.startswith((" ", "\t")) or (line.strip() and not blank)):
            current.more += [""] if blank and line.strip() else []
            current.more += [line.rstrip()] if line.strip() else []
            blank = False
        elif current is not None and line.strip():
            yield current
            current = None
        blank = not line.strip()
    if current is not None:
        yield current


def level(text: str) -> str:
    """Text of a list item without the indentation that keeps its later lines in it."""
    first, joint, more = text.partition("\n")
    return first + joint + textwrap.dedent(more)


def prose(lines: Sequence[tuple[int, str]]) -> tuple[int, str]:
    """The lines up to the first list item, table or heading, as one text, with the line it starts on."""
    kept: list[str] = []
    start = 0
    for number, line in lines:
        if _ITEM.match(line) or line.lstrip().startswith("|"):
            break
        if line.strip():
            start = start or number
        kept.append(line.rstrip())
    return start or (lines[0][0] if lines else 1), "\n".join(kept).strip()
