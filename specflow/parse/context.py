"""The paths and symbols that a context file names in backticks; comments and code blocks name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.repository import Named
from specflow.parse.markdown import lines_of

_TICKED = re.compile(r"(?<!`)`([^`\n]{2,200})`(?!`)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_PATH = re.compile(r"(?:\./)?((?:[\w.@+-]+/)*[\w.@+-]+/?)(?:::?[\w.]+|#L?[\w.]+|:\d+(?:-\d+)?)?")
_SYMBOL = re.compile(r"(?:::|#)([A-Za-z_][\w.]*)(?:\(\))?$")
_CALL = re.compile(r"((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)\(\)")
_CODELIKE = re.compile(r"[A-Za-z]+[a-z]\w*[A-Z]\w*|[a-z]\w*_\w+|[A-Z][a-z]+[A-Z]\w*")
_MOST = 2_000


def names_in(text: str) -> tuple[Named, ...]:
    """What stands in backticks and looks like a path or a symbol.

    Paths have a slash or the ending of a file; symbols are `path::name`, `name()`, and names in code's spelling on a line that
    names a path too. A pattern, an address, a placeholder, a command with arguments is neither.
    """
    found: list[Named] = []
    for number, line in _speaking(text):
        named = [_named(one[1], number, one.start(1) + 1) for one in _TICKED.finditer(line)]
        beside = any(one.path and not one.symbol for one in named)
        found += [one for one in named if one.path or (one.symbol and (beside or one.words.endswith("()")))]
    return tuple(found[:_MOST])


def _speaking(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside comments and fences."""
    fenced = hidden = False
    for number, line in enumerate(lines_of(text), 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif hidden or "<!--" in line:
            hidden = "-->" not in line
        elif not fenced:
            yield number, line


def _named(words: str, line: int, column: int) -> Named:
    place = (words, line, column, column + len(words))
    if (found := _PATH.fullmatch(words)) and _is_path(found[1]):
        symbol = _SYMBOL.search(words)
        return Named(*place, found[1], symbol[1].rpartition(".")[2] if symbol else "")
    if found := _CALL.fullmatch(words):
        return Named(*place, "", found[1].rpartition(".")[2])
    return Named(*place, "", words if _CODELIKE.fullmatch(words) else "")


def _is_path(path: str) -> bool:
    """Folders and files; not `and/or`, not `v1.2`, not `example.org`."""
    name = path.rstrip("/").rpartition("/")[2]
    ending = name.rpartition(".")[2] if "." in name[1:] else ""
    if "/" in path.rstrip("/"):
        return bool(ending) or path.endswith("/") or path.count("/") >= 2
    return path.endswith("/") or ending in _ENDINGS


_ENDINGS = frozenset(
    "py pyi ts tsx js jsx mjs cjs go rs java kt kts c h cc cpp hpp cs rb php swift scala dart ex exs lua sql proto graphql "
    "prisma tf toml yaml yml json md html css scss vue svelte sh ini cfg xml gradle".split()
)
