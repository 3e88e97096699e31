"""Fingerprints: what `trace.lock` and evidence remember of a text and of a definition (contract, section 7; algorithm 1).

Layout does not count: comments and white space are stripped, so that formatting or moving code keeps its fingerprint. What
a program means by layout does: in Python the nesting of statements is kept, whatever it is indented with.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from specflow.model.code import Definition
from specflow.model.text import filled

if TYPE_CHECKING:
    from specflow.model.spec import Parameter, Requirement

ALGORITHM = 1
LENGTH = 16
"""Hexadecimal digits of a digest."""

_SPACE = re.compile(r"(?<=[\w$])\s+(?=[\w$])|(?P<none>\s+)")
_LINES = re.compile(r"\r\n?")


def fingerprint(text: str, definition: Definition, language: str) -> str:
    """The digest of a definition's span in the file `text`; `language` as in `CodeFile.language`."""
    lines = _LINES.sub("\n", text).split("\n")
    return digest(code_of("\n".join(lines[definition.start - 1 : definition.end]), language))


def text_digest(requirement: Requirement, parameters: Mapping[str, Parameter]) -> str:
    """The digest of what a requirement says: its text and scenarios with the parameters filled in, white space squeezed."""
    parts = [requirement.text]
    for scenario in requirement.scenarios:
        parts += [scenario.given or "", scenario.when or "", scenario.then]
    return digest("\0".join(" ".join(filled(part, parameters).split()) for part in parts))


def digest(text: str) -> str:
    """The first digits of SHA-256 of a text."""
    return hashlib.sha256(f"{ALGORITHM}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def code_of(text: str, language: str) -> str:
    """A stretch of whole definitions without comments and without white space that means nothing."""
    from specflow.parse.code.languages import BY_NAME, Structure
    from specflow.parse.code.lexer import tokens

    known = BY_NAME.get(language)
    if known is None or known.structure is Structure.NONE:
        return " ".join(text.split())
    source = "\n" + text
    pieces, at = list[tuple[bool, str]](), 0
    for kind, start, end in tokens(source, language, nested=known.nested, every=True):
        pieces += [(False, source[at:start]), (kind == "s", source[start:end] if kind == "s" else "")]
        at = end
    pieces.append((False, source[at:]))
    return "".join(_nested(pieces) if known.structure is Structure.INDENT else _flat(pieces))


def _flat(pieces: Sequence[tuple[bool, str]]) -> Iterator[str]:
    """Strings as they are, code without its white space."""
    for is_string, piece in pieces:
        yield piece if is_string else _squeezed(piece)


def _squeezed(code: str) -> str:
    """One blank between two words, none elsewhere."""
    return _SPACE.sub(lambda space: "" if space["none"] else " ", code)


_MARKS = r"|[\[({]|[\])}]|\\\n"
_STEPS = re.compile(r"\n[ \t\f]*+(?=\S)" + _MARKS)
_BEFORE_STRING = re.compile(r"\n[ \t\f]*+(?=\S|\Z)" + _MARKS)


def _nested(pieces: Sequence[tuple[bool, str]]) -> Iterator[str]:
    """Like `_flat`, with the depth of each statement; lines inside brackets belong to the statement around them."""
    brackets, levels = 0, [0]
    for (is_string, piece), (string_next, _) in zip(pieces, (*pieces[1:], (False, "")), strict=True):
        if is_string:
            yield piece
            continue
        at = 0
        for step in (_BEFORE_STRING if string_next else _STEPS).finditer(piece):
            yield _squeezed(piece[at : step.start()])
            at, mark = step.end(), step[0]
            if mark[0] != "\n":
                brackets = max(brackets + (mark in "[({") - (mark in "])}"), 0)
                yield mark.strip("\\\n")
            elif not brackets:
                yield f"\n{_depth(levels, len(mark.expandtabs(8)) - 1)} "
        yield _squeezed(piece[at:])


def _depth(levels: list[int], width: int) -> int:
    """How deep a line stands that is indented by `width`, given the open levels above it."""
    while levels[-1] > width:
        levels.pop()
    if levels[-1] < width:
        levels.append(width)
    return len(levels) - 1
