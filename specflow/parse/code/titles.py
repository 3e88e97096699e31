"""The titles of test calls: `test("holds back a thin answer", …)`."""

from __future__ import annotations

import re

from specflow.parse.code.extents import Extents
from specflow.parse.code.lexer import Lexed

_SPACE = re.compile(r"\s*+")
_TITLE = re.compile(r"\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|`((?:[^`\\]|\\.)*+)`", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
MOST = 500


def title(lexed: Lexed, at: int, extents: Extents) -> tuple[str | None, int]:
    """The title of the call whose arguments, tables or type parameters start at `at`, and where its last `(` opens."""
    code = lexed.code
    while code.startswith(("<", "`"), at):
        end = code.find(">" if code[at] == "<" else "`", at + 1)
        if end < 0:
            return None, -1
        at = end + 1
    space = _SPACE.match(code, at)
    at = space.end() if space else at
    if not code.startswith("(", at):
        return None, -1
    words = _words(lexed.source, at + 1)
    if words is None:
        after = extents.close(at)
        return title(lexed, after, extents) if code.startswith(("(", "`"), after) else (None, -1)
    return words, at


def _words(source: str, at: int) -> str | None:
    space = _SPACE.match(source, at)
    found = _TITLE.match(source, space.end() if space else at, at + MOST)
    if found is None:
        return None
    return _ESCAPE.sub(r"\1", found[1] or found[2] or found[3] or "").replace("\n", " ")
