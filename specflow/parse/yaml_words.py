"""From a character of a decoded string back to the file: every way YAML has to write a string."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
MAX_CHARACTERS = 100_000

_BREAKS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_PLAIN = re.compile(r"[ \t\r\n\x85\u2028\u2029]+|[^ \t\r\n\x85\u2028\u2029]+")
_SINGLE = re.compile(r"[ \t\r\n\x85\u2028\u2029]+|''|[^ \t\r\n\x85\u2028\u2029']+")
_DOUBLE = re.compile(
    r"\\(?:\r\n|[\r\n])[ \t]*(?P<more>[ \t\r\n]*)"
    r"|[ \t\r\n\x85\u2028\u2029]+|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
    r"|[^ \t\r\n\x85\u2028\u2029\\]+"
)  # fmt: skip


def character_spans(text: str, start: int, end: int, style: str, value: str) -> list[Span] | None:
    """For every character of `value` its range of offsets in `text`, whose `[start:end]` writes it.

    None when the two cannot be brought together (or the string is very long): callers then point at the whole string.
    """
    if len(value) > MAX_CHARACTERS or end - start > 4 * MAX_CHARACTERS:
        return None
    if style in ("|", ">"):
        return _block(text, start, end, value)
    if style in ("'", '"') and text[start : start + 1] == style:
        start, end = start + 1, end - 1
    tokens = {"'": _SINGLE, '"': _DOUBLE}.get(style, _PLAIN)
    spans: list[Span] = []
    for token in tokens.finditer(text, start, end):
        spans.extend(_flow(token, style))
    return spans if len(spans) == len(value) else None


def _flow(token: re.Match[str], style: str) -> Iterator[Span]:
    written, start, end = token[0], token.start(), token.end()
    if written[0] == "\\" and style == '"':
        if written[1] in "\r\n":
            more = len(_BREAKS.findall(token["more"]))
            yield from ((start, end) for _ in range(more))
        else:
            yield start, end
    elif written == "''" and style == "'":
        yield start, end
    elif written[0] in " \t\r\n\x85\u2028\u2029" and (breaks := len(_BREAKS.findall(written))):
        yield from ((start, end) for _ in range(max(breaks - 1, 1)))
    else:
        yield from zip(range(start, end), range(start + 1, end + 1), strict=True)


def _block(text: str, start: int, end: int, value: str) -> list[Span] | None:
    """Content lines stand in the value verbatim; between two of them stands one space, or line breaks, or nothing."""
    head = _BREAKS.search(text, start, end)
    indent = _indent(text, head.end(), end, value) if head else None
    if head is None or indent is None:
        return None
    spans: list[Span] = []
    at = head.end()
    while at < end and len(spans) < len(value):
        found = _BREAKS.search(text, at, end)
        stop, after = (found.start(), found.end()) if found else (end, end)
        content = text[at + indent : stop]
        if content and value.startswith(content, len(spans)):
            spans.extend(zip(range(at + indent, stop), range(at + indent + 1, stop + 1), strict=True))
        elif content.strip():
            return None
        between = _between(value, len(spans)) if _next_is_content(text, after, end, indent) else 0
        spans.extend((stop, after) for _ in range(between))
        at = after
    spans.extend((end, end) for _ in range(len(value) - len(spans)) if value[len(spans) :].strip("\n") == "")
    return spans if len(spans) == len(value) else None


def _between(value: str, at: int) -> int:
    if value.startswith(" ", at):
        return 1
    return len(value[at:]) - len(value[at:].lstrip("\n"))


def _next_is_content(text: str, at: int, end: int, indent: int) -> bool:
    found = _BREAKS.search(text, at, end)
    return (found.start() if found else end) > at + indent


def _indent(text: str, at: int, end: int, value: str) -> int | None:
    """Spaces before the first line that says something, less those that belong to the value."""
    while at < end:
        found = _BREAKS.search(text, at, end)
        line = text[at : found.start() if found else end]
        if line.strip(" "):
            own = value.lstrip("\n")
            return len(line) - len(line.lstrip(" ")) - (len(own) - len(own.lstrip(" ")))
        if not found:
            return None
        at = found.end()
    return None
