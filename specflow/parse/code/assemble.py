"""From definitions by offset to definitions by line, with qualified names and what their bodies do."""

from __future__ import annotations

from bisect import bisect_left

from specflow.model.code import Definition
from specflow.parse.code.hygiene import asserts, is_empty, skips_itself
from specflow.parse.code.structure import CLASS, FUNCTION, METHOD, TEST, Found

_SMALL = 65_536
_new = tuple.__new__
"""A file has many definitions; a named tuple's own constructor takes twice as long."""


class Lines:
    """Line numbers of offsets: counts from the last one asked for in small texts, looks up in large ones."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = self._line = 0
        self._breaks: list[int] | None = None
        if len(source) > _SMALL:
            self._breaks = [at for at, sign in enumerate(source) if sign == "\n"]

    def of(self, offset: int) -> int:
        """The line of `offset`, from 1; the line break before the file is line 0."""
        if self._breaks is not None:
            return bisect_left(self._breaks, offset)
        if offset >= self._at:
            self._line += self._source.count("\n", self._at, offset)
        else:
            self._line -= self._source.count("\n", offset, self._at)
        self._at = offset
        return self._line


class Placed:
    """Definitions of one file with their offsets, in order of their start; equal positions in both lists belong together."""

    def __init__(self) -> None:
        self.found = list[Found]()
        self.definitions = list[Definition]()
        self.parents = list[int]()
        """The position of the definition around each one; -1 at the top."""


def assemble(found: list[Found], source: str, code: str, language: str, markers: tuple[str, ...], lines: Lines) -> Placed:
    """Names, lines and hygiene of what a structure scanner found."""
    found.sort(key=_order)
    placed = Placed()
    stack = list[int]()
    for one in found:
        while stack and placed.found[stack[-1]].limit <= one.start:
            stack.pop()
        outer = placed.definitions[stack[-1]] if stack else None
        name, kind, public = _within(one, outer)
        placed.parents.append(stack[-1] if stack else -1)
        stack.append(len(placed.found))
        placed.found.append(one)
        depth = outer.depth + 1 if outer else 0
        skipped = one.skipped or (outer is not None and outer.skipped)
        placed.definitions.append(_definition(one, name, kind, public, depth, skipped, source, code, language, markers, lines))
    return placed


def _order(one: Found) -> tuple[int, int]:
    return one.start, -one.end


def _within(one: Found, outer: Definition | None) -> tuple[str, str, bool]:
    """Qualified name, kind and publicness of a definition inside `outer`."""
    if one.parent:
        return f"{one.parent}.{one.name}", METHOD if one.kind == FUNCTION else one.kind, one.public
    if outer is None:
        return one.name, one.kind, one.public
    name = f"{outer.name} > {one.name}" if one.titled else f"{outer.name}.{one.name}"
    kind = METHOD if one.kind == FUNCTION and outer.kind == CLASS else one.kind
    return name, kind, one.public and outer.public and outer.kind not in (FUNCTION, METHOD, TEST)


def _definition(
    one: Found, name: str, kind: str, public: bool, depth: int, skipped: bool, source: str, code: str, language: str,
    markers: tuple[str, ...], lines: Lines,
) -> Definition:  # fmt: skip
    first = lines.of(leading_comments(source, one.start, markers))
    line = lines.of(one.at)
    empty = one.body >= 0 and is_empty(code, one.body, one.end, language)
    checks = True
    if kind == TEST:
        skipped = skipped or skips_itself(code, one.body, one.end, language)
        checks = asserts(code, one.body, one.end, language)
    return _new(Definition, (name, kind, line, first, lines.of(one.end - 1), public, depth, empty, skipped, checks))


def leading_comments(source: str, start: int, markers: tuple[str, ...]) -> int:
    """Where the block of comment lines starts that stands directly above `start`; `start` where there is none."""
    first = source.rfind("\n", 0, start) + 1
    while first > 1 and source[first - 2] != "\n":
        above = source.rfind("\n", 0, first - 1) + 1
        if not source[above : first - 1].lstrip().startswith(markers):
            break
        start = first = above
    return start
