"""Whose tag it is: the definition that follows a comment alone on its line, else the one on the line or around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache

from specflow.model.code import Definition
from specflow.parse.code.assemble import Lines, Placed, leading_comments
from specflow.parse.code.structure import CLASS, Found

MOST_BLANK_LINES = 2
MOST_LINES_UP = 300

Value = Callable[[str, int], Found | None]
"""Reads the constant, field or bodiless declaration that starts on the line of an offset of lexed code."""


class Owners:
    """Finds the owner of a comment among the definitions of one file."""

    def __init__(
        self, source: str, code: str, placed: Placed, markers: tuple[str, ...], value: Value, lines: Lines, *, indent: bool
    ) -> None:
        self._source, self._code, self._placed, self._indent = source, code, placed, indent
        self._starts = [one.start for one in placed.found]
        self._gap = _gap(markers)
        self._read_value, self._markers, self._lines = value, markers, lines
        self.values = dict[int, Definition]()
        """Constants and fields that own a comment, by their offset."""

    def of(self, start: int, end: int) -> Definition | None:
        """The owner of the comment `[start, end)`."""
        line = self._source.rfind("\n", 0, start) + 1
        before, after = self._beside(line, start, end)
        if before and after:
            around = self._around(start, None)
            return self._placed.definitions[around] if around >= 0 else None
        if before:
            owner = self._on_line(line)
            return owner or self._valued(self._around(line, None), line, start, line)
        gap = self._gap.match(self._code, end)
        at = gap.end() if gap else end
        if not self._near(end, at) or not self._level(line, start, at):
            return self._valued(self._around(start, start - line), -1, start, line)
        follows = bisect_left(self._starts, at)
        if follows < len(self._starts) and self._starts[follows] == at:
            return self._placed.definitions[follows]
        return self._valued(self._around(start, start - line), at, start, line)

    def _valued(self, around: int, at: int, offset: int, line: int) -> Definition | None:
        """The constant or field at `at`, or the one around `offset`, where its definition is none that runs; else that one."""
        owner = self._placed.definitions[around] if around >= 0 else None
        if owner is not None and (owner.kind != CLASS or self._placed.found[around].titled):
            return owner
        found = self._value_around(offset, line, self._placed.found[around].body if around >= 0 else 1)
        if found is None and at >= 0:
            found = self._read_value(self._code, at)
        if found is None:
            return owner
        if found.start not in self.values:
            self.values[found.start] = self._define(found, owner)
        return self.values[found.start]

    def _define(self, found: Found, owner: Definition | None) -> Definition:
        name = f"{owner.name}.{found.name}" if owner else found.name
        first = self._lines.of(leading_comments(self._source, found.start, self._markers))
        public, depth = found.public and (owner is None or owner.public), owner.depth + 1 if owner else 0
        return Definition(name, found.kind, self._lines.of(found.at), first, self._lines.of(found.end - 1), public, depth)

    def _value_around(self, offset: int, line: int, stop: int) -> Found | None:
        """A value that starts above and is still open at `offset`."""
        text = self._source[line:offset]
        width, first = len(text) - len(text.lstrip()), line
        for _ in range(MOST_LINES_UP):
            if first <= stop or not width:
                return None
            first = self._code.rfind("\n", 0, first - 1) + 1
            text = self._code[first : self._code.find("\n", first)]
            indent = len(text) - len(text.lstrip())
            if text.strip() and indent < width:
                found = self._read_value(self._code, first + indent)
                if found is not None:
                    return found if found.end > offset else None
                width = indent
        return None

    def _beside(self, line: int, start: int, end: int) -> tuple[bool, bool]:
        """Whether code stands before and behind the comment on its lines; the braces of `{/* … */}` are none."""
        stop = self._source.find("\n", end)
        before, after = self._source[line:start].strip(), self._source[end : stop if stop >= 0 else len(self._source)].strip()
        if (before, after) == ("{", "}"):
            return False, False
        return bool(before), bool(after)

    def _near(self, end: int, after: int) -> bool:
        """At most two blank lines between the comment and the code; comment lines do not count."""
        between = self._source[end:after]
        return between.count("\n") <= 1 or sum(not one.strip() for one in between.split("\n")[1:-1]) <= MOST_BLANK_LINES

    def _level(self, line: int, start: int, after: int) -> bool:
        """Whether a comment at its indentation can speak of what follows: one that is deeper belongs to what is above."""
        if not self._indent or after < 0:
            return True
        return start - line <= after - (self._code.rfind("\n", 0, after) + 1)

    def _on_line(self, line: int) -> Definition | None:
        """The outermost definition that starts, or whose name stands, on a line."""
        stop = self._source.find("\n", line)
        stop = stop if stop >= 0 else len(self._source)
        first = bisect_left(self._starts, line)
        if first < len(self._starts) and self._starts[first] < stop:
            return self._placed.definitions[first]
        around = self._around(line, None)
        if around >= 0 and line <= self._placed.found[around].at < stop:
            return self._placed.definitions[around]
        return None

    def _around(self, offset: int, width: int | None) -> int:
        """The position of the nearest definition around an offset, or -1; `width` is how far a lone comment is indented."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0:
            one = self._placed.found[at]
            if offset < one.end or (width is not None and offset < one.limit and width > self._width(one)):
                return at
            at = self._placed.parents[at]
        return -1

    def _width(self, one: Found) -> int:
        return one.start - (self._code.rfind("\n", 0, one.start) + 1)


@cache
def _gap(markers: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(rf"{re.escape(marker)}(?!\[)[^\n]*+" for marker in markers if marker not in ("/*", "*"))
    return re.compile(rf"(?:[ \t\f\n]++|{words})*+")
