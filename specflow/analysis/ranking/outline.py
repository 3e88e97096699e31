"""The definitions of a file as others look for them: signature, what its comment says, what it calls, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from specflow.analysis.ranking.words import words
from specflow.model.code import CodeFile, Definition

LONGEST_SIGNATURE = 300
LONGEST_DOC = 400
MOST_LINES = 8
"""Lines of a signature, or of a comment, that are looked at."""
_IDENTIFIER = re.compile(r"[^\W\d]\w{2,60}")
_CALL = re.compile(r"\b([^\W\d]\w{1,60}+)[ \t]?\(")
_NO_CALL = frozenset("if for while switch return catch def function func fn and not elif super print len sizeof".split())
_DOCSTRING = re.compile(r"\s*[rRuUbBfF]{0,2}(\"\"\"|'''|\"|')(.*)", re.DOTALL)
_MARKER = re.compile(r"^\s*(?:///?!?|/\*+!?|\*/|\*|#+|--+)\s?|\*/\s*$")
_TAG = re.compile(r"\s*spec(?:-\w+)?:")
_ANNOTATION = re.compile(r"\s*(?:@\w|#\[)")


class Symbol(NamedTuple):
    """A definition. `calls` are the names it calls; the last three are words to search, apart by how much they tell."""

    name: str
    kind: str
    line: int
    end: int
    signature: str
    doc: str
    calls: tuple[str, ...]
    name_words: tuple[str, ...]
    head_words: tuple[str, ...]
    body_words: tuple[str, ...]


def outline(path: str, text: str, file: CodeFile) -> Iterator[Symbol]:
    """Every definition of a file, and for a file without any the file itself."""
    lines = text.split("\n")
    folder = _split(path.rpartition(".")[0][-200:])
    for one in file.definitions:
        yield _symbol(one, lines, file.language, folder)
    if not file.definitions and text.strip():
        yield Symbol("", "file", 1, len(lines), "", _comment(lines[:MOST_LINES]), (), (), folder, _spoken(text))


def _symbol(
    one: Definition, lines: list[str], language: str, folder: tuple[str, ...]
) -> Symbol:
    signature = signature_of(lines, one, language)
    doc = _docstring(lines, one) if language == "python" else _comment(lines[max(one.start - 1, 0) : one.line - 1])
    body = "\n".join(lines[one.line : one.end if one.kind != "class" else min(one.end, one.line + MOST_LINES)])
    calls = set() if one.kind == "class" else set(_CALL.findall(body)) - _NO_CALL
    name = tuple(dict.fromkeys(chain.from_iterable(_split(word) for word in _IDENTIFIER.findall(one.name))))
    head = dict.fromkeys(chain(chain.from_iterable(_split(word) for word in _IDENTIFIER.findall(f"{signature} {doc}")), folder))
    return Symbol(one.name, one.kind, one.line, one.end, signature, doc, tuple(sorted(calls)), name, tuple(head), _spoken(body))


@lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, ...]:
    """The words of an identifier; the same one is met again and again."""
    return tuple(words(word))


def _spoken(text: str) -> tuple[str, ...]:
    """The different words of a text."""
    found = set(_IDENTIFIER.findall(text))
    return tuple(sorted(set(chain.from_iterable(map(_split, found)))))


def signature_of(lines: list[str], one: Definition, language: str) -> str:
    """The head of a definition on one line, without its body."""
    opener = ":" if language == "python" else "{"
    said, depth = list[str](), 0
    for line in lines[one.line - 1 : min(one.end, one.line - 1 + MOST_LINES)]:
        depth += sum(map(line.count, "([")) - sum(map(line.count, ")]"))
        said.append(line.strip())
        if depth <= 0 and (opener in line or line.rstrip().endswith((";", "do", "=>", "="))):
            break
    whole = " ".join(said)
    cut = whole.rfind(":") if opener == ":" else whole.find("{")
    return (whole[:cut] if cut > 0 else whole).strip()[:LONGEST_SIGNATURE]


def _docstring(lines: list[str], one: Definition) -> str:
    """The first paragraph of Python's docstring, else the comment above."""
    first = one.line
    while first < min(one.end, one.line + MOST_LINES) and not lines[first - 1].rstrip().endswith(":"):
        first += 1
    found = _DOCSTRING.match("\n".join(lines[first : min(one.end, first + MOST_LINES)]))
    if found is None:
        return _comment(lines[max(one.start - 1, 0) : one.line - 1])
    text = found[2].split(found[1])[0].split("\n\n")[0]
    return " ".join(text.split())[:LONGEST_DOC]


def _comment(lines: Iterable[str]) -> str:
    """What a block of comment lines says, without its signs, tags and annotations."""
    said = [_MARKER.sub("", line).strip() for line in lines if not _ANNOTATION.match(line)]
    return " ".join(" ".join(line for line in said if line and not _TAG.match(line)).split())[:LONGEST_DOC]
