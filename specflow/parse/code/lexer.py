"""Comments and strings out of the way, so that brackets and keywords that are left mean what they say.

`lex` gives the text back in the same length: comments are blanked; strings keep their first and last character and lose
their line breaks, so that a statement around one is a line (line numbers are counted in the source). Short
cuts that matter for speed: a comment or string on one line that holds nothing a structure scanner could stumble over
(no bracket, quote, colon or digit) stays as it is and costs nothing in Python; everything runs forward, once.
"""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from specflow.parse.code.literals import CLOSERS, Closer


class Lexed(NamedTuple):
    """A text and its code; both start with a line break that the file does not have, so that offset 0 is line 0."""

    source: str
    code: str
    comments: list[tuple[int, int]]
    """Where comments start and end that may hold a tag, in order; harmless ones are left out."""


class _Lexis(NamedTuple):
    """How a language writes comments and strings, as pieces of one regular expression."""

    first: str
    """Characters that may start one, as in a character class."""
    line: str = r"//"
    strings: str = ""
    """Strings on one line, character literals, regular expressions."""
    openers: str = ""
    """What opens a string that may run over lines or nest; its closer is looked up under the language."""
    block: str = r"/\*"
    skip: str = ""
    """What looks like the start of one and is none."""
    plain: str = '"'
    """Quotes that open ordinary strings."""


_DOUBLE = r'"(?:[^"\\\n]|\\[\s\S])*+"'
_SINGLE = r"'(?:[^'\\\n]|\\[\s\S])*+'"
_CHAR = r"'(?:[^'\\\n]|\\[^\n][^'\n]{0,8})'"
_HOLED = r'"(?:[^"\\\n$]|\\.|\$(?!\{))*+"'
_AFTER = r"[(,=:\[!&|?{};+\n]"
_REGEX_PLACE = rf"(?:(?<={_AFTER})|(?<={_AFTER} )|(?<=> )|(?<=  )|(?<=\t)|(?<=return )|(?<=typeof )|(?<=case ))"
_REGEX = r"/(?![/*])(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*+\])++/"
_SLASH = r"/(?![/*])"

_JS = _Lexis("\"'`/", strings=rf"{_DOUBLE}|{_SINGLE}|{_REGEX_PLACE}{_REGEX}", openers="`", plain="\"'")
_C = _Lexis("\"'/", strings=rf"{_DOUBLE}|{_CHAR}", skip=rf"{_SLASH}|(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")
_RUBY_REGEX_AFTER = (r"[(,=~&|!\[{;]", r"[(,=~&|!\[{;] ", "if ", "when ", "unless ")
_LEXES = {
    "python": _Lexis("\"'#", "#", rf"{_DOUBLE}(?!\")|{_SINGLE}(?!')", "\"\"\"|'''", "", plain="\"'"),
    "typescript": _JS,
    "javascript": _JS,
    "go": _Lexis("\"'`/", strings=rf"{_DOUBLE}|{_CHAR}", openers="`", skip=_SLASH),
    "rust": _Lexis(
        "\"'/", strings=rf"(?<!r)(?<!#){_DOUBLE.replace(chr(92) * 2 + 'n', '')}|'(?:[^'\\\n]|\\[^\n][^'\n]{{0,10}})'", openers='"',
        skip=rf"{_SLASH}|'(?=[A-Za-z_]\w*+(?!'))",
    ),
    "java": _Lexis("\"'/", strings=rf'(?!"""){_DOUBLE}|{_CHAR}', openers='"""', skip=_SLASH),
    "c": _C,
    "cpp": _C._replace(strings=rf"(?<!R){_DOUBLE}|{_CHAR}", openers='(?<=R)"'),
    "csharp": _Lexis(
        "\"'/", strings=rf'(?<![@$])(?!"""){_DOUBLE}|{_CHAR}', openers=r'"{3,9}|(?<=@)"|(?<=@\$)"|(?<=\$)"', skip=_SLASH
    ),
    "kotlin": _Lexis("\"'/", strings=rf'(?!"""){_HOLED}|{_CHAR}', openers='"""|"', skip=_SLASH),
    "swift": _Lexis("\"/", strings=r'(?<!#)(?!""")"(?:[^"\\\n]|\\[^(\n])*+"', openers='(?<=#)"|"""|"', skip=_SLASH),
    "php": _Lexis("\"'/#<", r"//|#(?!\[)", "", "\"|'|<<<(?=[\"'A-Za-z_ ])", skip=rf"{_SLASH}|#(?=\[)|<(?!<<)"),
    "scala": _Lexis("\"'/", strings=rf'(?!"""){_HOLED}|{_CHAR}', openers='"""|"', skip=rf"{_SLASH}|'(?=\w++(?!'))"),
    "dart": _Lexis(
        "\"'/", strings=rf"(?!\"\"\"|'''){_HOLED}|(?!''')'(?:[^'\\\n$]|\\.|\$(?!\{{))*+'", openers="\"\"\"|'''|\"|'", skip=_SLASH,
        plain="\"'",
    ),
    "ruby": _Lexis(
        "\"'`#%/<=_\n", "#", "|".join(rf"(?<={before}){_REGEX}" for before in _RUBY_REGEX_AFTER),
        r"\"|'|`|%[qQwWiIrx]?[({\[<|!](?![= \n])|<<[~-]?[\"'`]?(?=[A-Z_])|\n__END__(?=\n)", r"\n=begin\b",
    ),
    "lua": _Lexis("\"'-[", "--", rf"{_DOUBLE}|{_SINGLE}", r"\[=*\[", r"--\[=*\[", skip=r"-(?!-)|\[(?!=*\[)", plain="\"'"),
    "elixir": _Lexis("\"'#~", "#", r'(?!""")"(?:[^"\\\n#]|\\.|#(?!\{))*+"' + rf"|(?!'''){_SINGLE}", "\"\"\"|'''|\"|~[a-zA-Z](?:\"\"\"|[/|\"'(\\[{<])", "", skip="~", plain='"'),
}  # fmt: skip

_CALM = r"[^\n0-9:;@#()\[\]{}\"'`<>=/*\\]*+"
_CALM_STRING = {quote: rf"{quote}[^{quote}\\\n:;#(){{}}\[\]\"'`<>=/$]++{quote}" for quote in "\"'"}


@cache
def _pattern(language: str, *, every: bool) -> re.Pattern[str]:
    """Skips code; stops at what must be blanked (`every`: at each comment and string) and at the end."""
    lexis = _LEXES[language]
    skips = [rf"[^{lexis.first}]++"]
    if not every:
        before = "(?<![@$#rR])" if language in ("csharp", "swift", "rust", "cpp") else ""
        skips.append(rf"(?:{lexis.line}){_CALM}(?=\n)")
        if language not in ("php", "ruby", "elixir"):
            skips += [before + _CALM_STRING[quote] for quote in lexis.plain]
    skips += [lexis.skip] if lexis.skip else []
    stops = [rf"(?P<b>{lexis.block})"] if lexis.block else []
    stops.append(rf"(?P<c>(?:{lexis.line})[^\n]*+)")
    stops += [rf"(?P<s>{lexis.strings})"] if lexis.strings else []
    stops += [rf"(?P<o>{lexis.openers})"] if lexis.openers else []
    return re.compile(rf"(?:{'|'.join(skips)})*+(?:{'|'.join(stops)}|(?P<x>[\s\S])|\Z)")


class Token(NamedTuple):
    """A comment or string: `kind` is `c` for comments, `s` for strings."""

    kind: str
    start: int
    end: int


def tokens(source: str, language: str, *, nested: bool = False, every: bool = False) -> list[Token]:
    """Comments and strings of `source` in order; harmless ones only with `every`."""
    match = _pattern(language, every=every).match
    close_string, dead, found, at = CLOSERS.get(language), set[str](), list[Token](), 0
    quiet = -1 if every else _quiet(source, language)
    while True:
        if 0 <= quiet <= at:
            found += [Token("c", *comment.span()) for comment in _restless(_LEXES[language].line).finditer(source, at)]
            return found
        step = match(source, at)
        kind = step.lastgroup if step else None
        if step is None or kind is None:
            return found
        start, at = step.span(kind)
        if kind == "b":
            at = _close_block(source, start, at, language, nested=nested)
            found.append(Token("c", start, at))
        elif kind == "o":
            at = _close(close_string, source, start, at, dead)
            if at > start + 1:
                body = source.find("\n", start) if source.startswith("<<", start) else start
                found.append(Token("s", body, at))
        elif kind in "cs":
            found.append(Token(kind, start, at))


_QUIET = {"python": "\"'", "typescript": "\"'`", "javascript": "\"'`", "go": "\"'`", "java": "\"'", "c": "\"'", "kotlin": "\"'", "csharp": "\"'"}


def _quiet(source: str, language: str) -> int:
    """Where the stretch to the end of the text starts that holds no string, only code and line comments; -1 where it is not
    that simple. Plain searches are many times faster than patterns, and most lines of most files are quiet."""
    signs = _QUIET.get(language)
    if signs is None:
        return -1
    last = max(map(source.rfind, signs)) + 1
    if language != "python" and source.count("/", last) != 2 * source.count("//", last):
        return -1
    return last


@cache
def _restless(marker: str) -> re.Pattern[str]:
    """A line comment that must be blanked."""
    return re.compile(rf"{marker}{_CALM}(?!\n)[^\n]*+")


def _close(closer: Closer | None, source: str, start: int, at: int, dead: set[str]) -> int:
    """The end of a string, or one past its opener where it has none; an opener that never closes is tried once."""
    opener = source[start:at]
    if closer is None or opener in dead:
        return start + 1
    end = closer(source, start, at)
    if end < 0:
        if end == -2:
            dead.add(opener)
        return start + 1
    return max(end, at)


_NEST = re.compile(r"/\*|\*/")


def _close_block(source: str, start: int, at: int, language: str, *, nested: bool) -> int:
    """The end of a block comment; the end of the text where it has none."""
    if nested:
        depth = 1
        for mark in _NEST.finditer(source, at):
            depth += 1 if mark[0] == "/*" else -1
            if not depth:
                return mark.end()
        return len(source)
    closer = "\n=end" if language == "ruby" else "]" + source[start + 3 : at - 1] + "]" if language == "lua" else "*/"
    end = source.find(closer, at)
    if end >= 0 and language == "ruby":
        line = source.find("\n", end + 1)
        return line if line >= 0 else len(source)
    return end + len(closer) if end >= 0 else len(source)


def _blank(piece: str) -> str:
    if "\n" not in piece:
        return " " * len(piece)
    return "\n".join([" " * len(line) for line in piece.split("\n")])


def lex(text: str, language: str, *, nested: bool = False) -> Lexed:
    """`text` (line breaks are `\\n`) with comments and strings out of the way."""
    source = "\n" + text
    if language == "php":
        source = _only_php(source)
    pieces, comments, kept = list[str](), list[tuple[int, int]](), 0
    for kind, start, end in tokens(source, language, nested=nested):
        if kind == "c":
            comments.append((start, end))
            pieces += source[kept:start], _blank(source[start:end])
        else:
            pieces += source[kept : start + 1], " " * (end - start - 2), source[end - 1 : end]
        kept = end
    if not pieces:
        return Lexed(source, source, comments)
    pieces.append(source[kept:])
    return Lexed(source, "".join(pieces), comments)


_OUTSIDE_PHP = re.compile(r"(?:\A|\?>)(?:(?!<\?)[\s\S])*+(?:<\?(?:php|=)?|\Z)", re.IGNORECASE)


def _only_php(source: str) -> str:
    """What stands outside `<?php … ?>` blanked."""
    if "<?" not in source:
        return source
    replace: Callable[[re.Match[str]], str] = lambda found: _blank(found[0])  # noqa: E731
    return _OUTSIDE_PHP.sub(replace, source)
