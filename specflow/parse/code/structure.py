"""What the structure scanners find: definitions by offset, before they get lines and qualified names."""

from __future__ import annotations

import re
from typing import NamedTuple

FUNCTION, CLASS, METHOD, TEST, TYPE, VALUE = "function", "class", "method", "test", "type", "value"


class Found(NamedTuple):
    """A definition by offsets into the lexed text."""

    start: int
    """The first character: of its decorators or attributes where it has some."""
    at: int
    """Where the name stands."""
    body: int
    """Where the body starts; -1 where it has none."""
    end: int
    """One past the last character."""
    limit: int
    """One past the last comment that stands in it by its indentation; `end` where brackets close a body."""
    name: str
    kind: str
    public: bool
    skipped: bool = False
    titled: bool = False
    """The name is the title of a test call."""
    parent: str = ""
    """A parent named outside: the receiver of a Go method, the type of an `impl`."""


def line_start(text: str, offset: int) -> int:
    """Where the line of `offset` starts."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends, before its line break."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


_SIGNS = re.compile(r"[()\[\]{};\n]")


def statement_end(code: str, at: int, *, semicolon: bool = False) -> int:
    """The end of the statement at `at`: its semicolon, or the line break (unless `semicolon`) on which no bracket is open."""
    depth = 0
    for sign in _SIGNS.finditer(code, at):
        mark = sign[0]
        if mark == ";" and depth <= 0:
            return sign.end()
        if mark == "\n":
            if depth <= 0 and not semicolon:
                return sign.start()
        elif mark in "([{":
            depth += 1
        elif mark != ";":
            depth -= 1
            if depth < 0:
                return sign.start()
    return len(code)
