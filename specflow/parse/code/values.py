"""Constants, fields and declarations without a body: read only where a tag asks for one."""

# ruff: noqa: E501 - a pattern or a table row reads better whole

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from specflow.parse.code.heads import family
from specflow.parse.code.structure import METHOD, VALUE, Found, line_end, line_start, statement_end

_NOT = (
    r"(?!(?:return|import|package|using|namespace|if|for|while|switch|throw|else|try|do|case|default|goto|break|continue|func|fn|"
    r"end|yield|require|include|puts|await|export[ \t]+[*{])\b)"
)
_TYPED = r"(?:#[ \t]*define[ \t]++(?P<macro>\w++)|(?:[\w<>\[\],.?:&*@\"]|[ \t](?![=(;]))*?[ \t*&](?P<name>\w++)(?:\[[^\]\n]*\])*[ \t]*+(?=[=;(]))"
_VALUES = {
    "cpp": r"(?![^\n]*\b(?:class|struct|namespace|enum|union)\b)" + _TYPED.replace("(?=[=;(])", "(?=[=;({])"),
    "javascript": r"(?:(?:export|default|declare|public|private|protected|static|readonly|override|accessor|abstract)[ \t]++)*+"
    r"(?:(?:const|let|var)[ \t]++)?(?P<name>[\w$#]++)[ \t]*+[?!]?[ \t]*+(?=[:=;(]|\n)",
    "go": r"(?:(?:const|var)[ \t]++)?(?P<name>[A-Za-z_]\w*+)(?=[ \t,]*+[\w.\[\]*{}]*+[ \t]*+(?:=|\n|\Z)|[ \t]*+,)",
    "rust": r"(?:pub(?:\([^)\n]*\))?[ \t]++)?(?:const|static)[ \t]++(?:mut[ \t]++)?(?P<name>\w++)(?=[ \t]*+:)",
    "kotlin": r"(?:(?:@\w+|\w+)[ \t]++)*?(?:val|var)[ \t]++(?:[\w<>?]+\.)?(?P<name>\w++)",
    "swift": r"(?:(?:@\w+|\w+(?:\(set\))?)[ \t]++)*?(?:let|var)[ \t]++(?P<name>\w++)",
    "scala": r"(?:(?:@\w+|\w+)[ \t]++)*?(?:val|var|given)[ \t]++(?P<name>\w++)",
    "php": r"(?:(?:public|private|protected|static|readonly|final|var|const)[ \t]++)*+(?:\??[\w\\|]+[ \t]++)?\$?(?P<name>\w++)[ \t]*+(?=[=;])",
    "ruby": r"(?P<name>[A-Z]\w*+)[ \t]*+=(?![=~])|attr_\w+[ \t]++:(?P<macro>\w++)",
    "lua": r"(?:local[ \t]++)?(?P<name>[\w.]++)[ \t]*+=(?!=)",
    "elixir": r"@(?P<name>(?!doc\b|moduledoc\b|spec\b|tag\b)\w++)[ \t]++",
}  # fmt: skip
MOST_OF_A_HEAD = 400
_SEMICOLONS = frozenset({"c", "cpp", "java", "csharp", "rust", "php", "dart"})
_HIDDEN = re.compile(r"\b(?:private|fileprivate|local)\b")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    noted = r"(?:@(?!interface)[\w.]++(?:\((?:[^()]++|\([^()]*+\))*+\))?\s*+|#?\[[^\[\]\n]*+\]\s*+(?=[\w\[@#]))*+"
    return re.compile((noted if language not in ("go", "ruby", "lua", "elixir") else "") + _NOT + _VALUES.get(family(language), _TYPED))


def value_reader(language: str) -> Callable[[str, int], Found | None]:
    """Reads the value or bodiless declaration on the line of an offset."""
    pattern, semicolon = _pattern(language), language in _SEMICOLONS

    def read(code: str, offset: int) -> Found | None:
        first = line_start(code, offset)
        while code[first : first + 1] in (" ", "\t"):
            first += 1
        named = pattern.match(code, first, line_end(code, first) + MOST_OF_A_HEAD)
        if named is None:
            return None
        group = "name" if named["name"] else "macro"
        macro = code.startswith("#", first)
        end = statement_end(code, named.end(), semicolon=semicolon and not macro)
        kind = METHOD if code.startswith("(", named.end()) else VALUE
        public = not _HIDDEN.search(named[0]) and not named[group].startswith(("_", "#"))
        return Found(first, named.start(group), named.end(), end, end, named[group], kind, public)

    return read
