"""Tag comments of a Python test file, by the name of the definition that owns them.

Comments are told from strings by a small lexer, owners are found by indentation. A file without the bytes of a tag costs one
search, so that a large suite pays only for the files that have tags.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ID = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?(?:FR|NFR|EC|BR|SM|US|OS|DN|Q|TC)-[0-9]{2,}"
FILE = ""
"""The name under which `spec-file:` stands."""

_MAYBE = re.compile(rb"#[#: \t]*spec(?:-test|-file)?:")
_TAG = re.compile(rf"#[#: \t]*spec(-test|-file)?:[ \t]*({ID}(?:[ \t]*,[ \t]*{ID})*)[ \t]*(?:$|[ \t]-[ \t])")
_OPENING = ("def", "class", "async", "@")
_DEEP = 1_000_000
_DEFINITION = re.compile(r"(?:(class)|(?:async[ \t]+)?def)[ \t]+(\w+)")

Owned = dict[str, list[str]]


class _Comment(NamedTuple):
    ids: tuple[str, ...]
    whole_file: bool


class _Open(NamedTuple):
    """A definition around a line."""

    indent: int
    name: str
    is_function: bool


@functools.cache
def tags_of(path: str) -> Owned:
    """Ids by the owner's name, `TestGate.test_thin`; empty for what cannot be read."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return {}
    if not _MAYBE.search(data):
        return {}
    return owned_tags(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def owned_tags(text: str) -> Owned:
    """The same for the text of a file. A plain tag outside of every definition claims nothing here."""
    tags, strings = _lexed(text)
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        code = line.lstrip(" \t\f")
        if not code or number in strings:
            continue
        comment = tags.get(number)
        if comment and comment.whole_file:
            reader.owned.setdefault(FILE, []).extend(comment.ids)
            comment = None
        if code[0] == "#":
            if comment:
                reader.waiting.append((len(line) - len(code), comment.ids))
        elif not (comment or reader.waits or code.startswith(_OPENING)):
            reader.low = min(reader.low, len(line) - len(code))
        else:
            reader.code(len(line) - len(code), code, comment.ids if comment else ())
    reader.settle(-1, None)
    return reader.owned


class _Reader:
    """Follows indentation: which definitions are open, and which tags wait for the next one."""

    def __init__(self) -> None:
        self.owned: Owned = {}
        self.waiting: list[tuple[int, tuple[str, ...]]] = []
        self.open: list[_Open] = []
        self.decorated: int | None = None
        self.low = _DEEP
        """The least indentation of the lines since the last one that was looked at: most lines only end definitions."""

    @property
    def waits(self) -> bool:
        """Whether the next line of code matters, whatever it is."""
        return bool(self.waiting) or self.decorated is not None

    def code(self, indent: int, code: str, ids: tuple[str, ...]) -> None:
        """One line of code, with the ids of a tag at its end."""
        if self.decorated is not None and not (indent == self.decorated and _DEFINITION.match(code)):
            self._wait(indent, ids)
            return
        if code[0] == "@":
            self.decorated = indent
            self._wait(indent, ids)
            return
        self.decorated = None
        found = _DEFINITION.match(code)
        self.settle(indent, _Open(indent, found[2], not found[1]) if found else None)
        self._own(self.open, ids)

    def settle(self, indent: int, definition: _Open | None) -> None:
        """Give waiting tags to the definition that begins here, else to the one they stand in."""
        while self.open and self.open[-1].indent >= self.low:
            self.open.pop()
        self.low = _DEEP
        before = list(self.open)
        while self.open and self.open[-1].indent >= indent:
            self.open.pop()
        if definition:
            self.open.append(definition)
        for at, ids in self.waiting:
            self._own([one for one in before if one.indent < at] if at > indent else self.open, ids)
        self.waiting = []

    def _wait(self, indent: int, ids: tuple[str, ...]) -> None:
        if ids:
            self.waiting.append((indent, ids))

    def _own(self, around: Sequence[_Open], ids: tuple[str, ...]) -> None:
        if ids and around:
            self.owned.setdefault(_named(around), []).extend(ids)


def _named(around: Sequence[_Open]) -> str:
    """`TestGate.test_thin`: what stands inside a function speaks for that function."""
    names = []
    for one in around:
        names.append(one.name)
        if one.is_function:
            break
    return ".".join(names)


def _lexed(text: str) -> tuple[dict[int, _Comment], set[int]]:
    """Tags by line, and the lines that begin inside a string."""
    tags: dict[int, _Comment] = {}
    strings: set[int] = set()
    line, at = 1, 0
    for token in _tokens().finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        if text[at] == "#":
            found = _TAG.match(token[0])
            if found:
                tags[line] = _Comment(tuple(_ids(found[2])), found[1] == "-file")
        elif "\n" in token[0]:
            strings.update(range(line + 1, line + 1 + token[0].count("\n")))
    return tags, strings


@functools.cache
def _tokens() -> re.Pattern[str]:
    triple = r'{q}{q}{q}[^{q}\\]*(?:(?:\\.|{q}(?!{q}{q}))[^{q}\\]*)*(?:{q}{q}{q}|\Z)'
    single = r"{q}[^{q}\\\n]*(?:\\.[^{q}\\\n]*)*{q}?"
    kinds = [kind.replace("{q}", quote) for quote in "\"'" for kind in (triple, single)]
    return re.compile("|".join([r"#[^\n]*", *kinds]), re.DOTALL)


def _ids(words: str) -> Iterator[str]:
    """`ask-maps/FR-07, EC-02`: a feature carries over to the ids after it."""
    feature = ""
    for part in words.split(","):
        before, slash, id_ = part.strip().rpartition("/")
        feature = before + slash or feature
        yield feature + id_
