"""A note without full stops, each thought on a line of its own: a list whose author left out the dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from specflow.parse.markdown import Block, Line

FEWEST_LINES = 3
LONGEST_LINE = 160
"""Characters: who writes longer lines writes paragraphs."""
NARROW = 45
"""Characters: nobody wraps lines so short."""
_SMALL = "and|or|but|nor|to|of|with|without|for|in|on|at|by|from|than|as|via|per|into|is|are|be|must|should|can|will|has|have"


@cache
def _goes_on() -> re.Pattern[str]:
    """Openings of a line that belong to the line before it."""
    return re.compile(rf"(?:{_SMALL}|which|that|who|whose|because|so|was|were)\b|[^\w\"“'‘(*_$€£<>≤≥~]")


@cache
def _hangs() -> re.Pattern[str]:
    """Endings of a line that need the line after it."""
    return re.compile(rf"(?:[,;(–—/&+-]|\b(?:{_SMALL}|the|an?|not|if|when|that|which|who|their|our|your|its|no))$", re.IGNORECASE)


@cache
def _stopped() -> re.Pattern[str]:
    return re.compile(r"[.!…][\"'”’)\]*_»]*(?:\s|$)")


def by_line(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, where a paragraph of such thoughts becomes an item for each; a line that ends in a colon leads the rest."""
    for block in blocks:
        if not _is_list(block):
            yield block
            continue
        lead = block.lead
        for lines in _thoughts(block.lines):
            yield replace(block, kind="item", lines=lines, lead=lead, marker="-")
            said = lines[-1].text.strip()
            lead = said if said.endswith(":") else lead


def _is_list(block: Block) -> bool:
    """Whether a paragraph has no full stop anywhere, and lines that end early, so that nobody wrapped them."""
    lines = [line.text.strip() for line in block.lines]
    if block.kind != "paragraph" or len(lines) < FEWEST_LINES or max(map(len, lines)) > LONGEST_LINE:
        return False
    if any(_stopped().search(line) for line in lines):
        return False
    width = max(map(len, lines))
    early = sum(len(line) + 1 + len(following.split(" ", 1)[0]) <= width for line, following in pairwise(lines))
    return width < NARROW or 2 * early >= len(lines) - 1


def _thoughts(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The lines, those together that go on with each other."""
    start = 0
    for at in range(1, len(lines)):
        before, line = lines[at - 1].text.strip(), lines[at].text.strip()
        if not _hangs().search(before) and (line.endswith("?") or not _goes_on().match(line)):
            yield lines[start:at]
            start = at
    yield lines[start:]
