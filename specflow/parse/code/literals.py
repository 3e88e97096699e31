"""Where strings end that run over lines, nest code, or choose their own closing words.

A closer takes the text, the start and the end of the opener, and gives the end of the string; -1 where this opener is no
string after all, -2 where none of its kind can be closed any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

Closer = Callable[[str, int, int], int]

_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
MOST_NESTING = 200


@cache
def _marks(opener: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(opener)}|\\[\s\S]|\"\"\"|'''|[\"'`{{}}()\n]")


def interpolated(source: str, start: int, quote: str, opener: str, *, lines: bool) -> int:
    """The end of a string in which `opener` (`${`, `#{`, `\\(`) starts code that may hold strings again."""
    stack, at, marks = [quote], start + len(quote), _marks(opener)
    while len(stack) < MOST_NESTING:
        mark = marks.search(source, at)
        if mark is None:
            return -2
        at, word, top = mark.end(), mark[0], stack[-1]
        if top in ")}":
            _in_code(stack, word, quote)
        elif word == opener:
            stack.append(_PAIRS[opener[-1]])
        elif word.startswith(top):
            at = mark.start() + len(top)
            stack.pop()
            if not stack:
                return at
        elif word == "\n" and not lines and len(stack) == 1:
            return -1
        elif len(word) == 3:
            at = mark.start() + 1
    return -2


def _in_code(stack: list[str], word: str, quote: str) -> None:
    """One mark of code inside a string."""
    if word == stack[-1]:
        stack.pop()
    elif word in "({" and _PAIRS[word] == stack[-1]:
        stack.append(stack[-1])
    elif word in ('"', '"""', quote) or (word == "'" and quote[0] == "'"):
        stack.append(word)


def _plain(source: str, at: int, closer: str) -> int:
    end = source.find(closer, at)
    return end + len(closer) if end >= 0 else -2


@cache
def _unescaped(closer: str) -> re.Pattern[str]:
    return re.compile(rf"\\\\[\s\S]|(?P<end>{re.escape(closer)})")


def _escaped(source: str, at: int, closer: str) -> int:
    """The end of a string that may run over lines and escapes with a backslash."""
    for mark in _unescaped(closer).finditer(source, at):
        if mark.lastgroup:
            return mark.end()
    return -2


def _python(source: str, start: int, at: int) -> int:
    return _escaped(source, at, source[start:at])


def _javascript(source: str, start: int, _at: int) -> int:
    return interpolated(source, start, "`", "${", lines=True)


def _go(source: str, _start: int, at: int) -> int:
    return _plain(source, at, "`")


def _rust(source: str, start: int, at: int) -> int:
    back = start
    while source[back - 1] == "#":
        back -= 1
    if source[back - 1] in "rR":
        return _plain(source, at, '"' + "#" * (start - back))
    return _escaped(source, at, '"')


def _java(source: str, _start: int, at: int) -> int:
    return _escaped(source, at, '"""')


_DELIMITER = re.compile(r'"([^()\\\s]{0,16})\(')


def _cpp(source: str, start: int, at: int) -> int:
    opened = _DELIMITER.match(source, start)
    return _plain(source, at, f'){opened[1]}"') if opened else -1


_VERBATIM = re.compile(r'[^"]*+(?:""[^"]*+)*+"')


def _csharp(source: str, start: int, at: int) -> int:
    if at - start >= 3:
        return _plain(source, at, source[start:at])
    if "@" in source[start - 2 : start]:
        end = _VERBATIM.match(source, at)
        return end.end() if end else -2
    return interpolated(source, start, '"', "{", lines=False)


def _dollar(source: str, start: int, at: int) -> int:
    quote = source[start:at]
    if source[start - 1] == "r" and not source[start - 2].isalnum():
        return _plain(source, at, quote)
    return interpolated(source, start, quote, "${", lines=len(quote) == 3)


def _swift(source: str, start: int, at: int) -> int:
    if source[start - 1] == "#":
        return _plain(source, at, '"#')
    quote = source[start:at]
    return interpolated(source, start, quote, "\\(", lines=len(quote) == 3)


_LABEL = re.compile(r"[\"'`]?([A-Za-z_]\w*)[\"'`]?")


def _heredoc(source: str, at: int, line: int) -> int:
    """The end of the line that closes a here-document whose label starts at `at`; its body starts at `line`."""
    label = _LABEL.match(source, at)
    if label is None or line < 0:
        return -1
    closing = re.compile(rf"\n[ \t]*{label[1]}\b").search(source, line)
    return closing.end() if closing else -2


def _php(source: str, start: int, at: int) -> int:
    quote = source[start:at]
    if quote == "<<<":
        return _heredoc(source, at + (source[at] == " "), source.find("\n", at))
    return _escaped(source, at, quote)


def _ruby(source: str, start: int, at: int) -> int:
    opener = source[start:at]
    if opener.startswith("\n__END__"):
        return len(source)
    if opener.startswith("<<"):
        word = _LABEL.match(source, at - (opener[-1] in "\"'`"))
        return _heredoc(source, word.start(), source.find("\n", at)) if word else -1
    if opener[0] == "%":
        return _bracketed(source, at, opener[-1])
    if opener == '"' or opener == "`":
        return interpolated(source, start, opener, "#{", lines=True)
    return _escaped(source, at, opener)


def _bracketed(source: str, at: int, opener: str) -> int:
    """The end of `%w(…)` and its like; brackets of the same kind nest."""
    closer, depth = _PAIRS.get(opener, opener), 1
    for mark in re.compile(rf"\\[\s\S]|[{re.escape(opener + closer)}]").finditer(source, at):
        depth += {closer: -1, opener: 1}.get(mark[0], 0)
        if not depth:
            return mark.end()
    return -2


def _lua(source: str, start: int, at: int) -> int:
    return _plain(source, at, "]" + source[start + 1 : at - 1] + "]")


def _elixir(source: str, start: int, at: int) -> int:
    opener = source[start:at]
    quote = opener[2:] if opener[0] == "~" else opener
    if quote == '"':
        return interpolated(source, at - 1, quote, "#{", lines=True)
    return _escaped(source, at, _PAIRS.get(quote, quote))


CLOSERS: dict[str, Closer] = {
    "python": _python, "typescript": _javascript, "javascript": _javascript, "go": _go, "rust": _rust, "java": _java,
    "cpp": _cpp, "csharp": _csharp, "kotlin": _dollar, "scala": _dollar, "dart": _dollar, "swift": _swift, "php": _php,
    "ruby": _ruby, "lua": _lua, "elixir": _elixir,
}  # fmt: skip
