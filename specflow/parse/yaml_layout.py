"""The geometry of a YAML text: columns, dashes, the lines an item owns. Offsets count code points."""

from __future__ import annotations

import re

import yaml

from specflow.parse.yaml_places import Source

_END = re.compile(r"\r\n|\r|\n|\Z")


class Layout:
    """Answers where things stand in one text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        first = re.search(r"\r\n|\r|\n", source.text)
        self.newline = first[0] if first else "\n"

    def start(self, node: yaml.Node) -> int:
        """Where a node's text starts."""
        return int(node.start_mark.index) + self.source.shift

    def end(self, node: yaml.Node) -> int:
        """Where it ends, without what trails it; a text that keeps its last line breaks (`|+`) ends after them."""
        if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            return max(map(self.end, last)) if isinstance(last, tuple) else max(self.start(node) + 1, self.end(last))
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            start = self.start(node)
            if "+" in self.text[start : start + 3]:
                end = int(node.end_mark.index) + self.source.shift
                return end - (2 if self.text[end - 2 : end] == "\r\n" else self.text[end - 1 : end] in ("\r", "\n"))
        return self.source.end(node)

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` starts."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset), self.source.shift - 1) + 1

    def line_end(self, offset: int) -> int:
        """Where it ends, before its line break."""
        found = _END.search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Where the line after that of `offset` starts; the end of the text when there is none."""
        found = _END.search(self.text, offset)
        return found.end() if found else len(self.text)

    def column(self, node: yaml.Node) -> int:
        """Characters before a node on its line."""
        return self.start(node) - self.line_start(self.start(node))

    def first_column(self, offset: int) -> int:
        """Spaces that start the line of `offset`."""
        line = self.text[self.line_start(offset) : self.line_end(offset)]
        return len(line) - len(line.lstrip(" "))

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only spaces stand before `offset` on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def dash(self, owner: yaml.Node, index: int) -> int:
        """Where the dash of a block list's item stands."""
        if index == 0:
            return self.start(owner)
        at = self.next_line(self.end(owner.value[index - 1]))
        while at < len(self.text):
            line = self.text[at : self.line_end(at)]
            if line.strip() and not line.lstrip().startswith("#"):
                return at + len(line) - len(line.lstrip(" "))
            at = self.next_line(at)
        return at

    def with_comments(self, offset: int) -> int:
        """The start of the line of `offset`, or of the comment lines of the same indentation right above it."""
        at, indent = self.line_start(offset), self.first_column(offset)
        while at > self.source.shift:
            above = self.line_start(at - 2 if self.text[at - 2 : at] == "\r\n" else at - 1)
            line = self.text[above : self.line_end(above)]
            if not re.match(rf" {{{indent}}}#", line):
                break
            at = above
        return at

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """The whole lines of a range with its own comments; and the blank lines below when there are some above as well."""
        first, last = self.with_comments(start), self.next_line(end)
        above = self.text[self.line_start(first - 1) : first].strip() if first > self.source.shift else "x"
        if first > self.source.shift and self.text[first - 2 : first] == "\r\n":
            above = self.text[self.line_start(first - 2) : first].strip()
        while not above and last < len(self.text) and not self.text[last : self.line_end(last)].strip():
            last = self.next_line(last)
        if last == len(self.text) and not self.text.endswith(("\n", "\r")) and first > self.source.shift:
            first -= 2 if self.text[first - 2 : first] == "\r\n" else 1
        return first, last

    def is_roomy(self, items: list[yaml.Node]) -> bool:
        """Whether blank lines stand between a block list's items."""
        if len(items) < 2:
            return False
        at = self.next_line(self.end(items[-2]))
        return at < len(self.text) and not self.text[at : self.line_end(at)].strip()

    def has_text_after(self, offset: int) -> bool:
        """Whether the next line says something."""
        at = self.next_line(offset)
        return at < len(self.text) and bool(self.text[at : self.line_end(at)].strip())
