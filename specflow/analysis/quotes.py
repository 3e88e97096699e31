"""Quotes and their sources: does a quote stand where it is said to, or elsewhere, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from specflow.model.spec import SourceRef, Spec

LOOK_AHEAD = 40
"""Lines that a quote may run on over."""

_EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
_MARKER = re.compile(r"^(?:>\s*)*(?:[-+]\s+(?:\[[ xX]\]\s+)?|#+\s+|\|\s*)?")
_BULLET = re.compile(r"^(\s*(?:>\s*)*)\*\s+")


def plain(text: str) -> str:
    """One line with single blanks, without emphasis and list markers: what a quote is compared by."""
    return _MARKER.sub("", " ".join(_EMPHASIS.sub("", _BULLET.sub(r"\1- ", text)).split()))


@lru_cache(maxsize=32)
def lines_of(text: str) -> tuple[str, ...]:
    """The plain lines of a source."""
    return tuple(plain(line) for line in re.split(r"\r\n|\r|\n", text))


class Stand(NamedTuple):
    """Where a quote stands: `line` counts from 1 and is 0 when it stands nowhere; `as_cited` says it is the cited one."""

    line: int
    as_cited: bool


def where(quote: str, text: str, cited: int) -> Stand:
    """Where `quote` starts in `text`, looking at the cited line first."""
    wanted, lines = plain(quote), lines_of(text)
    if not wanted:
        return Stand(0, False)
    if cited <= len(lines) and _starts(wanted, lines, cited):
        return Stand(cited, True)
    head = wanted[:24]
    for line, words in enumerate(lines, 1):
        if words and (head in words or words in wanted or head.startswith(words[-12:])) and _starts(wanted, lines, line):
            return Stand(line, False)
    return Stand(0, False)


def _starts(quote: str, lines: tuple[str, ...], line: int) -> bool:
    here = lines[line - 1]
    if not here:
        return False
    joined = here
    for following in lines[line : line + LOOK_AHEAD]:
        if len(joined) > len(here) + len(quote):
            break
        joined = f"{joined} {following}" if following else joined
    return 0 <= joined.find(quote) < len(here)


def quoted(spec: Spec) -> Iterator[tuple[str | None, SourceRef]]:
    """Every reference of a spec with the id of its owner; None for what was set aside."""
    for _, _, item in spec.items():
        for ref in getattr(item, "source", ()):
            yield item.id, ref
    for aside in spec.set_aside:
        yield None, aside.source
