"""A file as it is compared with requirements: its name, its words by where they stand, its definitions, and what it mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from specflow.analysis.ranking.words import plain, words
from specflow.model.code import CodeFile, Definition
from specflow.parse.code.languages import Structure, language_of
from specflow.parse.code.lexer import tokens

NAME, FOLDER, DEFINED, COMMENT, STRING, CODE = 5.0, 1.0, 2.0, 1.5, 1.0, 0.5
"""How much a word counts by where it stands."""
OWN = 2
"""How often the file's name counts in each of its parts."""
_IMPORTS = re.compile(r"^[ \t]*(?:import|from|package|#include|using|use|require|extern crate)\b[^\n]*$", re.MULTILINE)
_IDENTIFIER = re.compile(r"[^\W\d]\w{2,}")
_HOLDING = frozenset({"function", "method", "test"})


class Part(NamedTuple):
    """One definition, or what stands outside of all: its symbol, the line where it starts, and its words."""

    symbol: str
    line: int
    words: Mapping[str, int]


@dataclass(frozen=True)
class Document:
    """A file to rank."""

    path: str
    name: tuple[str, ...]
    words: Mapping[str, float]
    parts: tuple[Part, ...]
    defines: frozenset[str]
    """Names that other files may mention: the file's own, its classes and types."""
    mentions: frozenset[str]


def document(path: str, text: str, file: CodeFile) -> Document:
    """`text` as it is compared; `file` is what the scanner found in it, definitions included."""
    text = plain(text)
    own = PurePosixPath(path)
    name = tuple(words(own.stem))
    defined = " ".join(_last(one) for one in file.definitions if one.kind != "class")
    found: dict[str, float] = {}
    pieces = [(NAME, own.stem), (FOLDER, " ".join(own.parts[:-1])), (DEFINED, defined), *_pieces(path, _IMPORTS.sub("", text))]
    for weight, piece in pieces:
        for word in words(piece):
            found[word] = found.get(word, 0.0) + weight
    defines = frozenset({own.stem, *(one.name for one in file.definitions if one.kind in ("class", "type") and not one.depth)})
    mentions = frozenset(_IDENTIFIER.findall(text))
    return Document(path, name, found, tuple(_parts(text, file.definitions, name)), defines, mentions)


def _last(one: Definition) -> str:
    return one.name.rpartition(".")[2]


def _pieces(path: str, text: str) -> Iterator[tuple[float, str]]:
    """The text in pieces with what a word in each counts: comments, strings, code; prose is all comment."""
    language = language_of(path)
    if language.structure is Structure.NONE:
        yield COMMENT, text
        return
    source, kept = "\n" + text, 0
    for token in tokens(source, language.name, nested=language.nested, every=True):
        yield CODE, source[kept : token.start]
        yield (COMMENT if token.kind == "c" else STRING), source[token.start : token.end]
        kept = token.end
    yield CODE, source[kept:]


def _parts(text: str, definitions: Iterable[Definition], name: tuple[str, ...]) -> Iterator[Part]:
    """Every function with its lines, then the lines that lie in none."""
    lines, done = text.split("\n"), 0
    outside: list[str] = []
    for one in definitions:
        if one.kind not in _HOLDING or one.start <= done:
            continue
        outside += lines[done : one.start - 1]
        yield _part(one.name, one.line, lines[one.start - 1 : one.end], name)
        done = one.end
    outside += lines[done:]
    rest = _IMPORTS.sub("", "\n".join(outside))
    if rest.strip():
        yield _part("", 1, [rest], name)


def _part(symbol: str, line: int, lines: Iterable[str], name: tuple[str, ...]) -> Part:
    found = Counter(words("\n".join(lines)))
    for word in name:
        found[word] += OWN
    return Part(symbol, line, found)
