"""Definitions of languages that close with `end`: Ruby, Lua, Elixir."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from functools import cache

from specflow.parse.code.lexer import Lexed
from specflow.parse.code.structure import CLASS, FUNCTION, METHOD, TEST, Found, line_end, line_start

_HEADS = {
    "ruby": r"\n[ \t]*+(?:(?:private|public|protected|module_function|private_class_method)[ \t]++)?(?:(?P<def>def)[ \t]++(?P<fn>(?:self\.|\w+\.)?[\w]+[?!=]?|[^\s(\w]{1,3})|"
    r"(?:class|module)[ \t]++(?P<cls>[A-Z][\w:]*+)|(?P<test>(?:RSpec\.)?(?:x|f)?(?:describe|context|it|specify|scenario|feature|test|should|example)s?)[ \t(]++(?=[\"':A-Z]))",
    "lua": r"\n[ \t]*+(?:(?:local[ \t]++)?function[ \t]++(?P<fn>[\w.:]++)|(?:local[ \t]++)?(?P<var>[\w.]++)[ \t]*+=[ \t]*+function\b|(?P<test>describe|it|test|pending)[ \t]*+\()",
    "elixir": r"\n[ \t]*+(?:(?P<def>defp?|defmacrop?)[ \t]++(?P<fn>[\w]+[?!]?)|(?:defmodule|defprotocol|defimpl)[ \t]++(?P<cls>[\w.]++)|(?P<test>test|describe|property)[ \t]++(?=\"))",
}  # fmt: skip
_WORDS = {
    "ruby": r"(?:(?<=\n)|(?<=[;=({|&] )|(?<=[;\n])|(?<=\|\| )|(?<=<< ))[ \t]*+(?:class|module|def|if|unless|while|until|case|for|begin)\b(?![:?!])|(?<=[\s)])do\b(?!:)|(?<![.:\w@$])end\b(?![:?!])",
    "lua": r"(?<![.:\w])(?:function|do|then|repeat|end|until|elseif)\b",
    "elixir": r"(?<=[\s)])do\b(?!:)|(?<![.:\w@])fn\b(?!:)|(?<![.:\w@])end\b(?!:)",
}
_TITLE = re.compile(r"\s*\"((?:[^\"\\]|\\.)*)\"|\s*'((?:[^'\\]|\\.)*)'|\s*([A-Z:][\w:]*)")
_GROUPS = ("describe", "context", "feature")


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_HEADS[language]), re.compile(_WORDS[language])


def definitions(lexed: Lexed, language: str) -> list[Found]:
    """Every definition, in order of its head."""
    code = lexed.code
    heads, words = _pattern(language)
    closes = _closes(code, words, language)
    found, hidden = list[Found](), _hidden(code) if language == "ruby" else []
    for head in heads.finditer(code):
        one = _definition(head, lexed, language, closes, hidden)
        if one is not None:
            found.append(one)
    return found


def _closes(code: str, words: re.Pattern[str], language: str) -> list[tuple[int, int]]:
    """Where blocks open and where they close, by opening."""
    stack, pairs, loops = list[int](), list[tuple[int, int]](), set[int]()
    for word in words.finditer(code):
        text, at = word[0].strip(), word.end() - len(word[0].strip())
        if _quoted(code, at, language):
            continue
        if text in ("end", "until") and not (language == "ruby" and text == "until"):
            if stack:
                pairs.append((stack.pop(), word.end()))
        elif text == "elseif":
            if stack:
                stack.pop()
        elif text == "do" and language == "ruby" and _line_of_loop(code, at, loops):
            continue
        else:
            if text in ("while", "until", "for"):
                loops.add(line_start(code, at))
            if not (text == "def" and _endless(code, at)):
                stack.append(at)
    pairs += [(at, len(code)) for at in stack]
    return sorted(pairs)


def _line_of_loop(code: str, at: int, loops: set[int]) -> bool:
    """Whether this `do` belongs to the `while`, `until` or `for` on its line."""
    return line_start(code, at) in loops


def _endless(code: str, at: int) -> bool:
    """Ruby's `def name(…) = expression`."""
    return re.compile(r"def[ \t]+[\w.?!]+(?:\([^()\n]*\))?[ \t]+=[ \t]").match(code, at) is not None


def _quoted(code: str, at: int, language: str) -> bool:
    """Whether the word stands in a harmless comment or string, which lexed code still shows."""
    before = code[line_start(code, at) : at]
    return ("--" if language == "lua" else "#") in before or before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _definition(
    head: re.Match[str], lexed: Lexed, language: str, closes: list[tuple[int, int]], hidden: list[tuple[int, int]]
) -> Found | None:
    code, group = lexed.code, head.lastgroup or ""
    start = head.start() + 1 + len(head[0][1:]) - len(head[0][1:].lstrip())
    end = _end(code, start, head.end(), closes)
    if group == "test":
        return _titled(head, lexed, start, end)
    name, at = head[group], head.start(group)
    kind = CLASS if group == "cls" else TEST if name.startswith("test_") else FUNCTION
    if group == "fn" and "." in name and language == "ruby":
        name, kind = name.partition(".")[2], METHOD
    private = "private" in code[start:at] or head.groupdict().get("def") in ("defp", "defmacrop") or "local " in code[start:at]
    private = private or any(first <= start < last for first, last in hidden) or name.startswith("_")
    return Found(start, at, _body(code, head.end()), end, end, name.replace(":", ".") if language == "lua" else name, kind, not private)


def _titled(head: re.Match[str], lexed: Lexed, start: int, end: int) -> Found | None:
    named = _TITLE.match(lexed.source, head.end("test"), head.end() + 500) or _TITLE.match(lexed.source, head.end(), head.end() + 500)
    if named is None:
        return None
    name, call = named[1] or named[2] or named[3], head["test"].removeprefix("RSpec.")
    kind = CLASS if call.lstrip("xf").startswith(_GROUPS) else TEST
    skipped = call.startswith("x") or call == "pending"
    return Found(start, start, _body(lexed.code, head.end()), end, end, name, kind, True, skipped, True)


def _body(code: str, at: int) -> int:
    """A body starts after the parameters, on the same line or the next."""
    opened = re.compile(r"[^\n]*?(?:\bdo\b(?:[ \t]*\|[^|\n]*\|)?|\)|(?=\n))").match(code, at)
    return opened.end() if opened else at


def _end(code: str, start: int, after: int, closes: list[tuple[int, int]]) -> int:
    """Where the block that opens on the line of the head closes; the end of the line where none does."""
    from bisect import bisect_left

    stop = line_end(code, after)
    at = bisect_left(closes, (start, 0))
    best = None
    while at < len(closes) and closes[at][0] < stop:
        best = max(best or 0, closes[at][1])
        at += 1
    return best or stop


_SECTION = re.compile(r"\n([ \t]*)(private|protected|public)[ \t]*(?=\n)")


def _hidden(code: str) -> list[tuple[int, int]]:
    """The stretches behind a bare `private` line, to the end of its class."""
    found = list[tuple[int, int]]()
    for section in _SECTION.finditer(code):
        if section[2] == "public":
            continue
        width = max(len(section[1]) - 1, 0)
        stop = re.compile(rf"\n[ \t]{{0,{width}}}end\b|\n[ \t]*public[ \t]*\n").search(code, section.end())
        found.append((section.end(), stop.start() if stop else len(code)))
    return found
