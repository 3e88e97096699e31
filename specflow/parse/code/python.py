"""Python's definitions: a definition ends before the next line of code that is not indented deeper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from specflow.parse.code.structure import CLASS, FUNCTION, TEST, TYPE, VALUE, Found, line_end, line_start, statement_end

_HEAD = re.compile(r"\n([ \t]*+)(?:async[ \t]++)?(def|class)[ \t]++(\w++)")
MOST_OF_A_HEADER = 4_000
_GROUP = r"\([^()]*+(?:\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)[^()]*+)*+\)"
_HEADER = re.compile(rf"[^(:\[\n]*+(?:\[[^\[\]]*+\])?(?:{_GROUP})?[^:\[({{\n]*+(?:\[[^\[\]]*+\])?[ \t]*+:")
_SIGNS = re.compile(r"[()\[\]{}:]")
_DECORATOR = re.compile(r"\n([ \t]*+)@")
_SKIPS = re.compile(r"@[\w.]*\b(?:skip|skipif|xfail|skipIf|skipUnless|expectedFailure)\b")
_VALUE = re.compile(
    r"(?!(?:else|try|finally|lambda|if|elif|for|while|with|return|except|match|case|assert|del|raise|yield)\b)"
    r"(?:type[ \t]+(\w+)|([A-Za-z_]\w*+)[ \t]*+(?=:[ \t]*+[^\s=]|=(?!=)))"
)


@cache
def _outside(width: int) -> re.Pattern[str]:
    """The next line of code that is indented by at most `width` characters; closing brackets continue a line."""
    return re.compile(rf"\n(?<!\\\n)[ \t]{{0,{width}}}(?![ \t])[^\s#)\]}}]")


def definitions(code: str) -> list[Found]:
    """Every function, class and method, in order."""
    heads = list(_HEAD.finditer(code))
    if not heads:
        return []
    decorated = _decorated(code) if "@" in code else {}
    found = _replaced([_definition(code, head, decorated) for head in heads], code)
    never = [block for word in ("if False:", "if 0:") if word in code for block in _blocks(code, word)]
    if not never:
        return found
    return [one._replace(skipped=True) if any(first < one.start < last for first, last in never) else one for one in found]


def _blocks(code: str, word: str) -> Iterator[tuple[int, int]]:
    """Where the blocks under a condition start and end that stands alone on its line."""
    at = code.find(word)
    while at >= 0:
        first = line_start(code, at)
        if not code[first:at].strip():
            yield at, _limit(code, at + len(word), at - first)
        at = code.find(word, at + 1)


def _replaced(found: list[Found], code: str) -> list[Found]:
    """A test whose name the same block gives away again never runs: it is marked as skipped."""
    names = [one.name for one in found if one.kind == TEST]
    if len(set(names)) == len(names):
        return found
    later: dict[str, list[Found]] = {}
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if one.kind == TEST:
            same = later.setdefault(one.name, [])
            if any(_is_of_one_block(code, one, two) for two in same):
                found[at] = one._replace(skipped=True)
            same.append(one)
    return found


def _is_of_one_block(code: str, one: Found, two: Found) -> bool:
    """Whether the same names are meant: both are indented alike, and nothing between them is indented less."""
    width = one.start - line_start(code, one.start)
    if two.start - line_start(code, two.start) != width or two.start < one.limit:
        return False
    return not width or _outside(width - 1).search(code, one.limit - 1, two.start) is None


def _definition(code: str, head: re.Match[str], decorated: dict[int, int]) -> Found:
    name, first, at = head[3], head.end(1), head.start(3)
    header = _HEADER.match(code, head.end(), head.end() + MOST_OF_A_HEADER)
    body = header.end() if header else _header_end(code, head.end())
    limit = _limit(code, body, head.end(1) - head.start() - 1)
    start = decorated.get(first, first)
    kind = CLASS if head[2] == "class" else TEST if name.startswith("test") else FUNCTION
    skipped = start != first and _SKIPS.search(code, start, first) is not None
    return Found(start, at, body, last_code(code, body, limit, "#"), limit, name, kind, not name.startswith("_"), skipped)


def _limit(code: str, body: int, width: int) -> int:
    """Where the first line starts that is not indented deeper than `width`, unless it stands in open brackets."""
    outside = _outside(width)
    dedent = outside.search(code, body)
    while dedent:
        sign = code[dedent.end() - 1]
        if sign.isalpha() or sign in "_@" or not _is_open(code[body : dedent.start()]):
            return dedent.start()
        dedent = outside.search(code, dedent.end())
    return len(code)


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a stretch of whole statements."""
    return any(text.count(opened) > text.count(closed) for opened, closed in ("()", "[]", "{}"))


def last_code(code: str, start: int, end: int, marker: str) -> int:
    """One past the last character of code before `end`; blank lines and comment lines do not count."""
    while True:
        text = code[start:end].rstrip()
        line = text.rfind("\n") + 1
        if line == 0 or not text[line:].lstrip().startswith(marker):
            return start + len(text)
        end = start + line - 1


def _header_end(code: str, at: int) -> int:
    """One past the colon that ends a header which the quick pattern does not understand."""
    depth = 0
    for sign in _SIGNS.finditer(code, at, at + MOST_OF_A_HEADER):
        if sign[0] == ":":
            if not depth:
                return sign.end()
        else:
            depth += 1 if sign[0] in "([{" else -1
    return line_end(code, at)


def _decorated(code: str) -> dict[int, int]:
    """Where the first decorator of a definition starts, by where its `def` or `class` starts."""
    found, done = dict[int, int](), 0
    for decorator in _DECORATOR.finditer(code):
        if decorator.start() < done:
            continue
        at = first = decorator.end(1)
        while code.startswith("@", at):
            at = _next_code(code, statement_end(code, at))
        done = at - 1
        found[at] = first
    return found


_GAP = re.compile(r"(?:\s++|#[^\n]*+)*+")


def _next_code(code: str, at: int) -> int:
    """The next character that is neither blank nor in a comment."""
    gap = _GAP.match(code, at)
    return gap.end() if gap else at


def value(code: str, offset: int) -> Found | None:
    """The assignment of the module or class that starts on the line of `offset`."""
    first = line_start(code, offset)
    while code[first : first + 1] in (" ", "\t"):
        first += 1
    named = _VALUE.match(code, first)
    if named is None:
        return None
    group = 2 if named[2] else 1
    end = statement_end(code, named.end())
    kind = VALUE if named[2] else TYPE
    return Found(first, named.start(group), named.end(), end, end, named[group], kind, not named[group].startswith("_"))
