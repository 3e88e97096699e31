"""Names whose call gives back what it was given, so that leaving the call out changes nothing: `Html = NewType("Html", str)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

_NEW_TYPE = re.compile(r"^([A-Za-z_]\w{0,80})(?: ?: ?[^=\n]{1,80})? ?= ?(?:typing\.|t\.)?NewType\(", re.MULTILINE)
_MENTIONED = re.compile(r"\bimport\b")


def new_types(text: str) -> frozenset[str]:
    """The names that a file makes with `NewType`."""
    return frozenset(_NEW_TYPE.findall(text)) if "NewType(" in text else frozenset()


def same_names(path: str, text: str, read: Callable[[str], str]) -> frozenset[str]:
    """Those a file makes and those it imports from files of the same project; `read` gives a path's text, or none."""
    found = set(new_types(text))
    if _MENTIONED.search(text):
        for node in _imports(text):
            for place in _places(path, node):
                made = new_types(read(place))
                found |= {one.asname or one.name for one in node.names if one.name in made}
    return frozenset(found)


def _imports(text: str) -> list[ast.ImportFrom]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [node for node in tree.body if isinstance(node, ast.ImportFrom)]


def _places(path: str, node: ast.ImportFrom) -> list[str]:
    """Where the module of an import may lie: below one of the folders above the file, or beside it."""
    folders = path.split("/")[:-1]
    inside = (node.module or "__init__").split(".")
    if node.level > len(folders):
        return []
    starts = [folders[: len(folders) + 1 - node.level]] if node.level else [folders[:depth] for depth in range(len(folders) + 1)]
    return [f"{'/'.join((*start, *inside))}{end}" for start in starts for end in (".py", "/__init__.py")]
