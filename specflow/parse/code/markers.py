"""Claims that tests make in code rather than in comments: `@pytest.mark.spec("…")` and `[FR-07]` in a test's title.

They are read without running anything, so that a test that has not run yet still counts as one that claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.code import CodeFile, Definition, NearMiss, Precision, Scope, Tag, TagId
from specflow.model.ids import FULL_ID_RE
from specflow.parse.code.lexer import lex
from specflow.parse.code.scan import scan
from specflow.parse.code.tags import nearly

_MARK = re.compile(r"(?P<at>@|^[ \t]*pytestmark[ \t]*=[^\n]{0,40}?)pytest\.mark\.spec\((?P<ids>[^()]{0,2000})\)", re.MULTILINE)
_STRING = re.compile(r"[\"']([^\"'\n]{1,200})[\"']")
_TITLE = re.compile(rf"\[({FULL_ID_RE.pattern.replace('?P<feature>', '?:').replace('?P<id>', '?:')})\]")


def scan_claims(path: str, text: str, *, definitions: bool = False) -> CodeFile:
    """`scan`, with the claims of tests among the tags."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    text = text.removeprefix("\ufeff")
    marked = path.endswith(".py") and "mark.spec(" in text
    titled = _TITLE.search(text) is not None
    file = scan(path, text, definitions=definitions or marked or titled)
    more = [*(_marks(file, text) if marked else ()), *(_titles(file) if titled else ())]
    misses = tuple(_misses(text)) if marked else ()
    if not more and not misses:
        return file
    tags = tuple(sorted((*file.tags, *more), key=lambda tag: (tag.line, tag.column)))
    return file._replace(tags=tags, near_misses=(*file.near_misses, *misses))


def _misses(text: str) -> Iterator[NearMiss]:
    """Words in a mark that are no id and nearly one: the mark would claim nothing."""
    lexed = lex(text, "python")
    for found in _MARK.finditer(lexed.code, 1):
        for one in _STRING.finditer(lexed.source, *found.span("ids")):
            meant = nearly(one[1]) if not FULL_ID_RE.fullmatch(one[1]) else ""
            if meant:
                first = lexed.source.rfind("\n", 0, one.start(1))
                line = lexed.source.count("\n", 0, one.start(1))
                yield NearMiss(line, one.start(1) - first, one.end(1) - first, one[1], meant)


def _marks(file: CodeFile, text: str) -> Iterator[Tag]:
    """Marks stand in code: what a string holds that looks like one is none, so the structure is looked for without strings."""
    lexed = lex(text, "python")
    for found in _MARK.finditer(lexed.code, 1):
        line = lexed.source.count("\n", 0, found.start("ids"))
        whole = found["at"] != "@"
        owner = None if whole else _decorated(file, line)
        if not whole and owner is None:
            continue
        start = lexed.source.rfind("\n", 0, found.start("ids")) + 1
        written = lexed.source[found.start("ids") : found.end("ids")]
        strings = [one for one in _STRING.finditer(written) if FULL_ID_RE.fullmatch(one[1])]
        ids = tuple(_id(one, found.start("ids") - start) for one in strings)
        if ids:
            scope = Scope.FILE if whole else Scope.TEST
            precision = Precision.FILE if whole else Precision.DEFINITION
            yield Tag(scope, ids, "", line, ids[0].column, ids[-1].end_column, owner, precision)


def _id(one: re.Match[str], shift: int) -> TagId:
    found = FULL_ID_RE.fullmatch(one[1])
    column = shift + one.start(1) + 1
    return TagId((found["feature"] or "") if found else "", found["id"] if found else "", column, column + len(one[1]))


def _decorated(file: CodeFile, line: int) -> Definition | None:
    """The definition whose decorators stand on `line`."""
    around = [one for one in file.definitions if one.start <= line <= one.line]
    return max(around, key=lambda one: one.start, default=None)


def _titles(file: CodeFile) -> Iterator[Tag]:
    for definition in file.definitions:
        if definition.kind == "test":
            found = [FULL_ID_RE.fullmatch(title) for title in _TITLE.findall(definition.name)]
            ids = tuple(TagId(one["feature"] or "", one["id"], 1, 1) for one in found if one)
            if ids:
                yield Tag(Scope.TEST, ids, "", definition.line, 1, 1, definition, Precision.DEFINITION)
