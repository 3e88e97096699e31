"""Writing one scalar: plain where every reader of YAML 1.1 and 1.2 gives the same text back, else quoted, folded or literal."""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

from specflow.parse.yaml import plain_value

WIDTH = 110

_BREAK = re.compile(r"(?<=\S) (?=\S)")
_LEAD = frozenset("-?:,[]{}#&*!|>'\"%@`~ ")
_NUMBERISH = re.compile(r"[-+]?\.?[0-9][0-9_.,:eE+\-]*|[-+]?0[xXoObB][0-9a-fA-F_]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt \t].*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTHS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", "+.inf", ".nan", "=", "<<"))
_CALM = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _/.();%*+!=-]*[A-Za-z0-9_/.();%*+!=-])?")
_CALM_LINE = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _/.();%*+!=,?'\"{}\[\]-]*[A-Za-z0-9_/.();%*+!=,?'\"{}\[\]-])?")
"""What surely needs no quotes, inside braces and outside, unless it is a word of `_TRUTHS`: most text, told quickly."""
_IN_BRACES = re.compile(r"[,\[\]{}?]|:[,\[\]{}]")
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_ESCAPED = re.compile(f"[{_HIDDEN}]")
_IN_QUOTES = re.compile(f'[{_HIDDEN}"\\\\]')
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\0": "\\0"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether `text` may stand without quotes and mean itself to every reader; dates may, as people write them so."""
    if (_CALM if flow else _CALM_LINE).fullmatch(text):
        return len(text) > 5 or text.lower() not in _TRUTHS
    if not text or text[0] in _LEAD or text[-1] in " :" or text.isspace() or text != text.strip():
        return False
    if ": " in text or " #" in text or _ESCAPED.search(text):
        return False
    if flow and _IN_BRACES.search(text):
        return False
    if _NUMBERISH.fullmatch(text):
        return _DATE.fullmatch(text) is not None
    return text.lower() not in _TRUTHS and isinstance(plain_value(text), str)


def quoted(text: str, *, prefer: str = "") -> str:
    """In quotes, on one line: those `prefer` names where they can hold the text, else those that need fewer escapes."""
    escapes = _ESCAPED.search(text) is not None
    awkward = '"' in text or "\\" in text
    if not escapes and (prefer == "'" or (not prefer and awkward and "'" not in text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _IN_QUOTES.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def inline(value: Any, *, flow: bool = False, prefer: str = "") -> str:
    """A scalar on one line. `prefer` keeps a quote style: `'` or `"`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if not isinstance(value, str):
        return str(value)
    if not prefer and is_plain(value, flow=flow):
        return value
    return quoted(value, prefer=prefer)


def _float(value: float) -> str:
    if not isfinite(value):
        return str(value).replace("inf", ".inf").replace("nan", ".nan")
    written = repr(value)
    return written.replace("e", ".0e") if "e" in written and "." not in written else written


def may_fold(text: str) -> bool:
    """Whether `>-` gives the text back: one paragraph, nothing hidden, no space at its ends."""
    return bool(text) and text == text.strip() and not text[0].isspace() and not _ESCAPED.search(text)


def folded(text: str, indent: int, width: int = WIDTH) -> list[str]:
    """The text in lines of at most `width` columns where its words allow; broken at single spaces only."""
    room, lines, start, last = max(width - indent, 20), [], 0, -1
    for found in _BREAK.finditer(text):
        if found.start() - start > room and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = found.start()
    if len(text) - start > room and last > start:
        lines.append(text[start:last])
        start = last + 1
    lines.append(text[start:])
    return [" " * indent + line for line in lines]


def may_be_literal(text: str) -> bool:
    """Whether `|` or `|-` gives the text back without an indentation indicator."""
    body = text.removesuffix("\n")
    if not body or body[-1] == "\n" or body[0] in " \t\n" or _ESCAPED.search(body.replace("\n", "")):
        return False
    return all(line == "" or (not line.isspace() and line[-1] not in " \t") for line in body.split("\n"))


def literal(text: str, indent: int) -> list[str]:
    """`|` or `|-`, and the lines below it."""
    body = text.removesuffix("\n")
    head = "|" if body != text else "|-"
    return [head, *((" " * indent + line if line else "") for line in body.split("\n"))]


def scalar_lines(value: Any, used: int, indent: int) -> list[str]:
    """A scalar after `used` columns of its line; what needs more lines is indented by `indent`."""
    if isinstance(value, str) and "\n" in value and may_be_literal(value):
        return literal(value, indent)
    one = inline(value)
    if isinstance(value, str) and used + len(one) > WIDTH and _BREAK.search(value) and may_fold(value):
        lines = folded(value, indent)
        if len(lines) > 1 or one[0] in "'\"":
            return [">-", *lines]
    return [one]
