"""Owners of tags in languages whose structure the scanner does not know, as a grammar sees them (an extra).

Nothing is judged by them: a check says the same with and without the extra. They name the definition a tag speaks for, where
somebody asks. A text that is too large, that the grammar cannot read, or that no grammar is there for has no answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from specflow.model.code import Definition, Tag
from specflow.parse.code.structure import CLASS, FUNCTION, METHOD, TYPE, VALUE

MOST = 200_000
"""Characters of a file that a grammar is asked about: a fraction of a second, whatever they say."""
MOST_BLANK_LINES = 2
_MOST_DEPTH = 200
_LANGUAGES = {"sol": "solidity", "hs": "haskell", "tf": "hcl", "hcl": "hcl", "nix": "nix", "sh": "bash", "bash": "bash"}
"""The grammar of a file by its extension; only what the engine has had since its oldest version that counts."""
_KINDS = {
    "bash": {"function_definition": FUNCTION, "variable_assignment": VALUE},
    "haskell": {
        "signature": FUNCTION, "function": FUNCTION, "bind": FUNCTION, "data_type": TYPE, "newtype": TYPE, "type_synonym": TYPE,
        "class": CLASS, "instance": CLASS,
    },
    "hcl": {"block": CLASS, "attribute": VALUE},
    "nix": {"binding": VALUE},
    "solidity": {
        "contract_declaration": CLASS, "interface_declaration": CLASS, "library_declaration": CLASS,
        "function_definition": FUNCTION, "modifier_definition": FUNCTION, "constructor_definition": FUNCTION,
        "fallback_receive_definition": FUNCTION, "struct_declaration": TYPE, "enum_declaration": TYPE, "event_definition": TYPE,
        "error_declaration": TYPE, "user_defined_type_definition": TYPE, "state_variable_declaration": VALUE,
        "constant_variable_declaration": VALUE,
    },
}  # fmt: skip


class _Seen(NamedTuple):
    """A definition as the tree has it: lines from 1, `parent` by position, -1 at the top."""

    name: str
    kind: str
    first: int
    last: int
    parent: int


def grammar_of(path: str) -> str:
    """The grammar that can name owners in a file; empty where the scanner knows as much, or none is known."""
    return _LANGUAGES.get(path.rpartition(".")[2].lower(), "") if "." in path else ""


def owners(path: str, text: str, tags: Iterable[Tag]) -> dict[int, Definition]:
    """The owner of each tag by the tag's line, as far as a grammar can tell; nothing without the extra.

    A comment alone on its line speaks for the definition that follows or encloses it, one behind code for what starts on its
    line or encloses it.
    """
    grammar = grammar_of(path)
    if not grammar or len(text) > MOST:
        return {}
    try:
        from ast_grep_py import SgRoot
    except ImportError:
        return {}
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = SgRoot(text, grammar).root()
    if root.find(kind="ERROR") is not None:
        return {}
    return dict(_owned(_Text(text, root, grammar), tags, root, grammar))


class _Text:
    """The lines of a file, and which of them hold a comment and nothing else."""

    def __init__(self, text: str, root: Any, grammar: str) -> None:
        self.lines = ["", *text.split("\n")]
        self.comments = set[int]()
        for kind in ("comment", "haddock") if grammar == "haskell" else ("comment",):
            for node in root.find_all(kind=kind):
                span = node.range()
                first, last = span.start.line + 1, span.end.line + (1 if span.end.column else 0)
                if not self.lines[first][: span.start.column].strip():
                    self.comments.update(range(first, last + 1))

    def after(self, line: int) -> int:
        """The line of the code that follows a comment; 0 where it is too far away."""
        blank, line = 0, line + 1
        while line < len(self.lines):
            if line not in self.comments:
                if self.lines[line].strip():
                    return line
                blank += 1
                if blank > MOST_BLANK_LINES:
                    return 0
            line += 1
        return 0

    def above(self, line: int) -> int:
        """Where the block of comments starts that stands directly above a line."""
        while line - 1 in self.comments:
            line -= 1
        return line


def _owned(text: _Text, tags: Iterable[Tag], root: Any, grammar: str) -> Iterator[tuple[int, Definition]]:
    asked = {tag.line: text.after(tag.line) if tag.line in text.comments else tag.line for tag in tags}
    seen = _definitions(root, grammar, sorted({*asked, *asked.values()}))
    for line, starts in asked.items():
        found = next((at for at, one in enumerate(seen) if one.first == starts), -1)
        if found < 0:
            around = [at for at, one in enumerate(seen) if one.first < line <= one.last]
            found = max(around, key=lambda at: (seen[at].first, -seen[at].last), default=-1)
        if found >= 0:
            yield line, _whole(seen, found, text, clauses=grammar == "haskell")


def _whole(seen: list[_Seen], at: int, text: _Text, *, clauses: bool) -> Definition:
    """A definition with its qualified name; with `clauses` those beside it that bear the same name are part of it."""
    one, names, parent = seen[at], [seen[at].name], seen[at].parent
    while parent >= 0:
        names.append(seen[parent].name)
        parent = seen[parent].parent
    same = [each for each in seen if (each.name, each.parent) == (one.name, one.parent)] if clauses else [one]
    first, last = min(each.first for each in same), max(each.last for each in same)
    kind = METHOD if one.kind == FUNCTION and one.parent >= 0 and seen[one.parent].kind == CLASS else one.kind
    return Definition(".".join(reversed(names)), kind, first, text.above(first), last, True, len(names) - 1)


def _definitions(root: Any, grammar: str, lines: list[int]) -> list[_Seen]:
    """The definitions beside or around the lines asked for, in order; nothing else of the tree is looked at."""
    kinds, seen = _KINDS[grammar], list[_Seen]()
    todo = [(root, -1, 0)]
    while todo:
        node, parent, depth = todo.pop()
        kind = _kind(node, kinds, grammar)
        span = node.range()
        if kind and not (kind == VALUE and parent >= 0 and seen[parent].kind in (FUNCTION, METHOD)):
            last = span.end.line + (1 if span.end.column else 0)
            seen.append(_Seen(_name(node, grammar), kind, span.start.line + 1, last, parent))
            parent = len(seen) - 1
        if depth < _MOST_DEPTH:
            inner = [(one, parent, depth + 1) for one in node.children() if one.is_named() and _near(one, lines, grammar)]
            todo += reversed(inner)
    return seen


def _near(node: Any, lines: list[int], grammar: str) -> bool:
    """Whether a line that was asked for is in the node; every clause of a Haskell function may be part of an answer."""
    span = node.range()
    at = bisect_left(lines, span.start.line + 1)
    return (at < len(lines) and lines[at] <= span.end.line + 1) or (grammar == "haskell" and node.kind() in _KINDS[grammar])


def _kind(node: Any, kinds: dict[str, str], grammar: str) -> str:
    kind = kinds.get(node.kind(), "")
    return FUNCTION if grammar == "nix" and kind and node.field("expression").kind() == "function_expression" else kind


def _name(node: Any, grammar: str) -> str:
    """As a reader would say it: `Vault.pay`, `resource.aws_s3_bucket.logs`, `services.web.enable`."""
    if grammar == "hcl":
        words = [one.text().strip('"') for one in node.children() if one.kind() in ("identifier", "string_lit")]
        return ".".join(words)
    name = node.field("attrpath" if grammar == "nix" else "name")
    if name is None:
        return str(node.text()).split("(")[0].split("{")[0].strip()
    patterns = node.field("patterns") if node.kind() == "instance" else None
    return f"{name.text()} {patterns.text()}" if patterns is not None else str(name.text())
