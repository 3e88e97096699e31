"""Markdown as people write it, cut into blocks that know their lines.

A small reader of its own: a quote has to stand on the line it cites, so every block keeps its lines as they are, minus
the marks around them. It never fails: what it does not know is a paragraph. Time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from specflow.parse.inline import cells_of, plain

Kind = Literal["heading", "paragraph", "item", "row", "code", "markup", "front"]

_NEWLINE = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(
    r"([ \t]*)([-*+•–]|\d{1,4}[.)]|[A-Za-z]{1,3}\d{1,3}[.):]|\([a-z0-9]{1,3}\)|[a-z]\))(?=[ \t]|$)[ \t]*(\[[ xX]\][ \t]+)?"
)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_ROW_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_QUOTED = re.compile(r"[ \t]{0,3}>[ \t]?")
_HTML = re.compile(r" {0,3}<(?:(!--)|(script|style|pre|textarea|svg|iframe)\b|/?[A-Za-z][\w-]*[\s/>]|[!?])", re.IGNORECASE)
_LINK_TARGET = re.compile(r" {0,3}\[[^\]\[^][^\]\[]{0,200}\]:\s*\S+\s*(?:[\"'(].*)?$")
_LONGEST_PREFIX = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: its number from 1, and its text without the marks of the block."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together.

    `headings` are the headings above it, outermost first; `lead` is the line or item that introduces it; `header` the
    column names of a table row; `quoted` says that it stands in a block quote; `depth` is the indentation of an item
    in columns; `marker` is an item's own mark (`-`, `1.`, `C4.`).
    """

    kind: Kind
    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    level: int = 0
    lead: str = ""
    header: tuple[str, ...] = ()
    quoted: bool = False
    depth: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """The lines as one, joined by blanks."""
        return " ".join(line.text.strip() for line in self.lines).strip()


def lines_of(text: str) -> list[str]:
    """The lines of a text whichever way they end; a byte order mark is dropped."""
    return _NEWLINE.split(text.removeprefix("\ufeff"))


@dataclass
class _Reader:
    """Walks down the lines once and collects blocks."""

    blocks: list[Block] = field(default_factory=list)
    open_lines: list[Line] = field(default_factory=list)
    open_block: Block | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    header: tuple[str, ...] = ()
    parents: list[tuple[int, str]] = field(default_factory=list)
    lead: str = ""
    blank: bool = True

    def close(self) -> None:
        """End the open block."""
        if self.open_block is not None and self.open_lines:
            done = replace(self.open_block, lines=tuple(self.open_lines))
            self.blocks.append(done)
            self._remember(done)
        self.open_block, self.open_lines = None, []

    def _remember(self, done: Block) -> None:
        if done.kind == "paragraph":
            self.lead = done.lines[-1].text.strip() if done.lines[-1].text.rstrip().rstrip("*_").endswith((":", ";")) else ""
            self.parents = []
        elif done.kind == "item":
            self.parents.append((done.depth, done.text[:_LONGEST_PREFIX]))

    def start(self, kind: Kind, number: int, text: str, **more: object) -> None:
        """Open a block of one line."""
        self.close()
        headings = tuple(title for _, title in self.headings)
        self.open_block = replace(Block(kind, (), headings), **more)  # type: ignore[arg-type]
        self.open_lines = [Line(number, text)]

    def add(self, number: int, text: str) -> None:
        """One more line of the open block."""
        self.open_lines.append(Line(number, text))

    def heading(self, number: int, level: int, title: str) -> None:
        """A heading: closes what is deeper."""
        title = title.strip()
        self.close()
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.start("heading", number, title, level=level)
        self.close()
        self.headings.append((level, plain(title)))
        self.lead, self.header, self.parents = "", (), []

    def item(self, number: int, found: re.Match[str], line: str, quoted: bool) -> None:
        """A list item; what it is nested in becomes its lead."""
        self.close()
        depth = len(found[1].expandtabs(4))
        while self.parents and self.parents[-1][0] >= depth:
            self.parents.pop()
        lead = self.parents[-1][1] if self.parents else self.lead
        self.start("item", number, line[found.end() :], lead=lead, depth=depth, marker=found[2], quoted=quoted)

    def row(self, number: int, line: str, following: str, quoted: bool) -> None:
        """A table row, its header, or the rule between them."""
        if _ROW_RULE.match(line):
            self.close()
            return
        cells = cells_of(line)
        if not self.header and _ROW_RULE.match(following):
            self.close()
            self.header = tuple(plain(cell) for cell in cells)
            return
        self.start("row", number, line.strip().removeprefix("|").removesuffix("|").strip(),
                   header=self.header, lead=self.lead, quoted=quoted)  # fmt: skip
        self.close()

    def text(self, number: int, line: str, quoted: bool) -> None:
        """Prose: goes on with the open block or starts a paragraph."""
        lazy = self.open_block is not None and self.open_block.kind in ("paragraph", "item") and not self.blank
        indented = self.open_block is not None and self.open_block.kind == "item" and line[:1] in " \t"
        if lazy or indented:
            self.add(number, line.strip())
        else:
            self.start("paragraph", number, line.strip(), quoted=quoted)


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown document, in order; every line with words on it is in exactly one of them."""
    lines = lines_of(text)
    reader = _Reader()
    at = _front_matter(lines, reader)
    while at < len(lines):
        at = _step(lines, at, reader)
    reader.close()
    return tuple(reader.blocks)


def _front_matter(lines: list[str], reader: _Reader) -> int:
    """Where the text starts: behind a leading `---` … `---`."""
    if lines[0].rstrip() not in ("---", "+++"):
        return 0
    for end in range(1, min(len(lines), 200)):
        if lines[end].rstrip() == lines[0].rstrip():
            kept = tuple(Line(n + 1, lines[n]) for n in range(1, end) if lines[n].strip())
            if kept:
                reader.blocks.append(Block("front", kept))
            return end + 1
    return 0


def _step(lines: list[str], at: int, reader: _Reader) -> int:
    """Read the line at `at`, and those that belong to it whatever they look like; the next position."""
    line, quoted, number = lines[at], False, at + 1
    mark = _QUOTED.match(line)
    while mark:
        line, quoted, mark = line[mark.end() :], True, _QUOTED.match(line[mark.end() :])
    if not line.strip():
        _blank(reader)
        return at + 1
    special = _special(lines, at, line, reader)
    if special > at:
        reader.blank = False
        return special
    following = lines[at + 1] if at + 1 < len(lines) else ""
    _plain_line(line, number, following, quoted, reader)
    reader.blank = False
    return at + 1


def _blank(reader: _Reader) -> None:
    reader.blank, reader.header = True, ()
    if reader.open_block is not None and reader.open_block.kind != "item":
        reader.close()


def _plain_line(line: str, number: int, following: str, quoted: bool, reader: _Reader) -> None:
    """A heading, an item, a row or prose."""
    if found := _HEADING.match(line):
        reader.heading(number, len(found[1]), found[2].rstrip().rstrip("#"))
    elif _UNDERLINE.match(line) and _is_title(reader) and not reader.blank:
        title, first = reader.open_lines[0].text, reader.open_lines[0].number
        reader.open_block, reader.open_lines = None, []
        reader.heading(first, 1 if "=" in line else 2, title)
    elif _RULE.match(line):
        reader.close()
    elif _ROW.match(line) or (reader.header and "|" in line) or ("|" in line and "-" in following and _ROW_RULE.match(following)):
        reader.row(number, line, following, quoted)
    elif found := _ITEM.match(line):
        reader.item(number, found, line, quoted)
    else:
        reader.text(number, line, quoted)


def _is_title(reader: _Reader) -> bool:
    return reader.open_block is not None and reader.open_block.kind == "paragraph" and len(reader.open_lines) == 1


def _special(lines: list[str], at: int, line: str, reader: _Reader) -> int:
    """Fenced and indented code and HTML: the position behind it, or `at` when it is none of them."""
    if fence := _FENCE.match(line):
        return _until(lines, at, fence[1], reader, "code")
    if reader.blank and (line.startswith(("    ", "\t"))) and not _in_list(reader) and not _ITEM.match(line):
        return _indented(lines, at, reader)
    if _LINK_TARGET.match(line):
        reader.start("markup", at + 1, line.strip())
        reader.close()
        return at + 1
    if found := _HTML.match(line):
        end = "-->" if found[1] else f"</{found[2].lower()}>" if found[2] else ""
        if end:
            return _until(lines, at, end, reader, "markup")
        if not plain(line):
            reader.start("markup", at + 1, line.strip())
            reader.close()
            return at + 1
    return at


def _in_list(reader: _Reader) -> bool:
    return reader.open_block is not None and reader.open_block.kind == "item"


def _until(lines: list[str], at: int, end: str, reader: _Reader, kind: Kind) -> int:
    """Everything up to the line that ends it; to the end of the text when none does, or the rest of it when fenced."""
    stop = at + 1
    if kind == "markup" and end in lines[at].lower():
        reader.start(kind, at + 1, lines[at].strip())
        reader.close()
        return stop
    while stop < len(lines) and not (
        lines[stop].strip().lstrip("> ").startswith(end) if kind == "code" else end in lines[stop].lower()
    ):
        stop += 1
    held = [Line(n + 1, lines[n]) for n in range(at, min(stop + 1, len(lines))) if lines[n].strip()]
    inner = [one for one in held if not _FENCE.match(one.text)] if kind == "code" else held
    _keep(reader, kind, inner)
    return min(stop + 1, len(lines))


def _indented(lines: list[str], at: int, reader: _Reader) -> int:
    stop = at
    while stop < len(lines) and (lines[stop].startswith(("    ", "\t")) or not lines[stop].strip()):
        stop += 1
    _keep(reader, "code", [Line(n + 1, lines[n]) for n in range(at, stop) if lines[n].strip()])
    return stop


def _keep(reader: _Reader, kind: Kind, held: list[Line]) -> None:
    lead = reader.lead
    reader.close()
    if held:
        headings = tuple(title for _, title in reader.headings)
        reader.blocks.append(Block(kind, tuple(held), headings, lead=lead))
