"""Methods and functions that no keyword announces: what stands before a brace that opens in a class or at the top."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections.abc import Callable

from specflow.parse.code.extents import Extents
from specflow.parse.code.heads import family
from specflow.parse.code.structure import FUNCTION, TEST, VALUE, Found, line_start

_AT_TOP = frozenset({"c", "cpp", "dart"})
_LANGUAGES = frozenset({"javascript", "java", "c", "cpp", "csharp", "dart"})
_NAME = re.compile(r"(?<![\w$#])(~?[\w$#]++(?:::~?[\w$#]++)*+(?:(?<=operator)\s*+[^\s(]++)?)\s*+(?:<[^<>()\n]*+>\s*+)?\(")
_KEYWORDS = frozenset(
    "if for while switch catch return do try else new function synchronized using lock fixed foreach when with throw await "
    "namespace class struct enum union interface record impl static sizeof defined assert case typeof".split()
)
_SKIPPED_CALL = re.compile(r"\s*(?:__attribute__|__declspec|alignas|__extension__|_Alignas|throws?|noexcept|extern|explicit)\b")
_LEAD = re.compile(r"(?:\s++|//[^\n]*+|#[^\n]*+|(?:public|private|protected)[ \t]*+:(?!:))*+")
_ANNOTATIONS = re.compile(r"(?:\s++|//[^\n]*+|@[\w.]+(?!\s*interface)(?:\((?:[^()]|\([^()]*\))*\))?|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\](?=\s*[\[\w@]))*+")
_GTEST = re.compile(r"(?:TYPED_)?TEST(?:_[FP])?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)|(?:TEST_CASE|SCENARIO|TEST_METHOD|SECTION|BOOST_AUTO_TEST_CASE)\s*\(\s*\"?([^\",)]+)")
_FIELD = re.compile(r"(?<![\w$#])([\w$#]++)\s*+(?::[^=:]*+)?=\s*+(?:async\b\s*+)?(?:\(|[\w$]++\s*+=>|function\b)")
_PROPERTY = re.compile(r"(?:^|\s)(\w+)\s*\Z")
_ARROW = re.compile(r"\n[ \t]*+(?:[\w<>\[\],.?@ ]+[ \t]+)?(?P<name>\w++)[ \t]*+(?:<[^<>\n]*+>)?\((?:[^();{}]|\([^();{}]*\))*\)\s*+(?:async\s*)?=>(?P<rest>[^;{}]*+;)")
_PROPERTY_ARROW = re.compile(r"\n[ \t]*+(?:public|protected|internal)[\w<>\[\],.? ]*[ \t](?P<name>\w++)[ \t]*+=>(?P<rest>[^;{}]*+;)")

MOST_OF_A_HEAD = 4_000
MOST_WAITING = 40
"""Pairs of braces in one head: literal defaults, types of parameters."""
TestMark = Callable[[str, str, str, int, str], bool]
SkipMark = Callable[[str], bool]


def members(code: str, language: str, extents: Extents, containers: dict[int, str], tests: TestMark, skips: SkipMark) -> list[Found]:
    """The methods in `containers` (open brace to name; an empty name is transparent), and C's functions at the top."""
    if family(language) not in _LANGUAGES:
        return []
    last, found, taken = dict[int, int](), list[Found](), dict[int, int]()
    waiting = 0
    for opened in extents.opens:
        around = extents.around[opened]
        if opened in containers:
            last[around] = extents.closes[opened] + 1
        elif around in containers or (around < 0 and family(language) in _AT_TOP):
            first = last.get(around, around + 1)
            one = _member(code, language, extents, first, opened, containers.get(around, ""), tests, skips, taken)
            if one is not None:
                found.append(one)
            waiting += 1
            if one is not None or waiting > MOST_WAITING or not _open(code, first, opened, extents.closes[opened]):
                last[around], waiting = extents.closes[opened] + 1, 0
    if language in ("csharp", "dart"):
        found += _arrows(code, language, extents, containers, tests, skips)
    return found


def _open(code: str, first: int, opened: int, closed: int) -> bool:
    """Whether the head of a definition goes on after this pair of braces: it stood among parameters, in a type, in a list."""
    start = _head(code, max(first, opened - MOST_OF_A_HEAD), opened)
    head = code[start:opened] if start is not None else ""
    if head.count("(") > head.count(")"):
        return True
    if "(" in head and "<<" not in head and head.count("<") > head.count(">") - head.count("=>"):
        return True
    after = code[closed + 1 : closed + 200].lstrip()
    return after.startswith(("{", ",", ")", "|", "&", "[]", "=>")) and "(" in head


def _member(
    code: str, language: str, extents: Extents, first: int, opened: int, owner: str, tests: TestMark, skips: SkipMark,
    taken: dict[int, int],
) -> Found | None:  # fmt: skip
    """The definition whose body opens at `opened`, if what stands since `first` is a head."""
    head = _head(code, max(first, opened - MOST_OF_A_HEAD), opened)
    if head is None or head in taken:
        return None
    if _open(code, first, opened, extents.closes[opened]):
        return None
    named = _named(code, head, opened, language)
    if named is None:
        return None
    name, at, kind, parent = named
    taken[head] = at
    end = extents.closes[opened] + 1
    marks = code[head:at]
    if kind == FUNCTION and tests(name, marks, code, at + len(name), language):
        kind = TEST
    if family(language) == "javascript" and kind == VALUE:
        return None
    public = _public(marks.split(), language, name, owner)
    if language == "csharp" and kind == VALUE:
        end = max(end, _initial(code, end))
    return Found(head, at, opened + 1, end, end, name, kind, public, skips(marks), False, parent)


def _initial(code: str, end: int) -> int:
    """The end of `= value;` behind a C# property."""
    rest = re.compile(r"\s*=[^;{}]*;").match(code, end)
    return rest.end() if rest else end


def _head(code: str, first: int, opened: int) -> int | None:
    """Where the words start that lead to the brace: after the last semicolon that no parenthesis holds."""
    text = code[first:opened]
    at = text.rfind(";")
    while at >= 0 and (text.count("(", at) < text.count(")", at) or text.count("{", at) < text.count("}", at)):
        at = text.rfind(";", 0, at)
    lead = _LEAD.match(code, first + at + 1, opened)
    start = lead.end() if lead else first + at + 1
    return start if start < opened else None


def _named(code: str, head: int, opened: int, language: str) -> tuple[str, int, str, str] | None:
    """Name, offset, kind and parent that a head names."""
    noted = _ANNOTATIONS.match(code, head, opened)
    at = noted.end() if noted else head
    if language == "cpp" and (case := _GTEST.match(code, at, opened)):
        return (case[3].strip() if case[3] else f"{case[1]}.{case[2]}"), at, TEST, ""
    skipped = at
    while (called := _NAME.search(code, skipped, opened)) and _SKIPPED_CALL.match(called[1]):
        skipped = called.end()
    equals = code.find("=", at, opened)
    if called is None or (0 <= equals < called.start() and "operator" not in called[1]):
        return _unannounced(code, at, opened, language)
    name = called[1].strip()
    if name in _KEYWORDS or code[called.start(1) - 1 : called.start(1)] in (".", "=", "(") or re.search(r"\b(?:new|return)\s*\Z", code[at : called.start(1)]):
        return None
    parent, _, name = name.rpartition("::")
    return name, called.start(1) + (len(parent) + 2 if parent else 0), FUNCTION, parent.replace("::", ".")


def _unannounced(code: str, at: int, opened: int, language: str) -> tuple[str, int, str, str] | None:
    """A field that is given a function (JavaScript), or a property (C#)."""
    if family(language) == "javascript":
        field = _FIELD.search(code, at, opened)
        if field and re.search(r"=>\s*\Z|function\b[^{]*\Z", code[at:opened]):
            return field[1], field.start(1), FUNCTION, ""
        return None
    if language == "csharp" and "=" not in code[at:opened]:
        named = _PROPERTY.search(code, at, opened)
        if named and named[1] not in _KEYWORDS and " " in code[at:opened].strip():
            return named[1], named.start(1), VALUE, ""
    return None


def _public(words: list[str], language: str, name: str, owner: str) -> bool:
    if language in ("java", "csharp"):
        return "public" in words
    if family(language) == "javascript":
        return "private" not in words and "protected" not in words and not name.startswith(("#", "_"))
    return "static" not in words if language == "c" else not name.startswith("_") and ("static" not in words or bool(owner))


def _arrows(code: str, language: str, extents: Extents, containers: dict[int, str], tests: TestMark, skips: SkipMark) -> list[Found]:
    """Members by `=>` without braces."""
    found = list[Found]()
    patterns = (_ARROW, _PROPERTY_ARROW) if language == "csharp" else (_ARROW,)
    for pattern in patterns:
        for arrow in pattern.finditer(code):
            around = _around(extents, arrow.start())
            name = arrow["name"]
            if name in _KEYWORDS or not (around in containers or (around < 0 and language == "dart")):
                continue
            start = arrow.start() + 1 + len(arrow[0][1:]) - len(arrow[0][1:].lstrip())
            marks, at = code[line_start(code, start) : arrow.start("name")], arrow.start("name")
            kind = (TEST if tests(name, marks, code, at, language) else FUNCTION) if pattern is _ARROW else VALUE
            found.append(
                Found(start, at, arrow.start("rest"), arrow.end(), arrow.end(), name, kind, _public(marks.split(), language, name, "x"), skips(marks))
            )
    return found


def _around(extents: Extents, offset: int) -> int:
    """The brace that is open at `offset`, or -1."""
    from bisect import bisect_left

    at = bisect_left(extents.opens, offset) - 1
    opened = extents.opens[at] if at >= 0 else -1
    while opened >= 0 and extents.closes[opened] < offset:
        opened = extents.around[opened]
    return opened
