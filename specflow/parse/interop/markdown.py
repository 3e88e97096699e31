"""Foreign text inside Markdown: it stays on its line, and nothing in it means anything."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_]))")
_LEADING = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s|$)")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Characters that hide or reorder text, spelt out."""
    return _HIDDEN.sub(lambda hit: f"[U+{ord(hit[0]):04X}]", text)


def one_line(text: str) -> str:
    """Text on one line, hidden characters spelt out."""
    return visible(" ".join(text.split()))


def md(text: str) -> str:
    """Text on one line of Markdown that reads as it was written; code in backticks stays code."""
    parts = re.split(r"(?<!`)(`[^`]+`)(?!`)", one_line(text))
    escaped = "".join(part if number % 2 else _SPECIAL.sub(r"\\\1", part) for number, part in enumerate(parts))
    return _LEADING.sub(r"\1\\\2", escaped)


def unmd(text: str) -> str:
    """What `md` escaped, as it was written."""
    return re.sub(r"\\([\\`*_\[\]<>|~#+.)-])", r"\1", text)


def fenced(text: str, language: str = "") -> str:
    """A code block whose fence no line of the text can close."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1 if longest >= 3 else 3)
    return f"{fence}{re.sub(r'[^A-Za-z0-9+#-]', '', language)}\n{visible(text).rstrip()}\n{fence}"


def quoted(text: str) -> str:
    """A block quote: every line behind its mark, so that no line of the text can start anything."""
    return "\n".join(f"> {line}".rstrip() for line in visible(text).splitlines() or [""])
