"""What goes to an agent: secrets are masked, text that gives orders is named, and length is counted before it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.analysis.guard import IN_PROMPTS, LONGEST, SECRETS, WHOLE_KEY, covered
from specflow.parse.interop.markdown import visible

MASK = "‹masked secret›"


def masked(text: str) -> tuple[str, int]:
    """The text without what looks like a secret, and how many there were."""
    text, count = WHOLE_KEY.subn(MASK, text)
    for _, pattern in SECRETS:
        text = pattern.sub(lambda found: found[0] if MASK in found[0] else covered(found, MASK), text)
    return visible(text), max(count, text.count(MASK))


def orders(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a source that read like orders to an agent: (line in the text from 1, the words)."""
    for number, line in enumerate(text.splitlines(), 1):
        hits = (pattern.search(line[:LONGEST]) for _, pattern in IN_PROMPTS)
        if found := next((hit for hit in hits if hit), None):
            yield number, found[0][:80]


_PIECE = re.compile(r"[A-Za-z]+|\d|[^\w\s]|_|[^\x00-\x7f]|\n+")


def tokens(text: str) -> int:
    """About how many tokens a model counts: on the careful side, the same everywhere, without a model's own counter."""
    return sum(1 + (len(piece) - 1) // 6 if piece[0].isascii() and piece[0].isalpha() else 1 for piece in _PIECE.findall(text))
