"""Terms in a text: words that somebody put in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = {"“": "”", '"': '"', "«": "»"}
LONGEST = 40  # characters; what is longer is a message, no term


def quoted_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each short run in quotation marks, the marks left out."""
    at = 0
    while at < len(text):
        closing = _PAIRS.get(text[at])
        end = text.find(closing, at + 1, at + LONGEST + 2) if closing else -1
        if end > at + 1 and text[at + 1 : end].replace(" ", "").replace("-", "").isalpha():
            yield at + 1, end, text[at + 1 : end]
        at = end + 1 if end > 0 else at + 1
