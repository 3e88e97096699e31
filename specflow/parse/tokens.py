"""Words and marks of a clause, for the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_][\w'’@/.&+-]*[^\W_]['’]?|[^\W_]|\{[^{}]*\}|[^\w\s]")
_SHORT = {"'d": "would", "'ll": "will", "'re": "are", "'ve": "have"}
_SPOKEN = frozenset(("it", "that", "he", "she", "there"))  # `it's held`; whatever else has an `'s` owns something
LONGEST = 400  # tokens that are looked at


class Token(NamedTuple):
    """A word or a mark, in small letters with straight apostrophes, its span, and whether it is written with a capital."""

    word: str
    start: int
    end: int
    capital: bool = False


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Words and marks of a clause, the first `LONGEST` of them; `they'd` is two words."""
    return tuple(islice((token for found in _TOKEN.finditer(text) for token in _tokens(found)), LONGEST))


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    word, (start, end) = found.group(0).lower().replace("’", "'"), found.span()
    mark = word.rfind("'")
    short = _SHORT.get(word[mark:]) if mark > 0 else None
    if short is None and mark > 0 and word[mark:] == "'s" and word[:mark] in _SPOKEN:
        short = "is"
    if short is None:
        yield Token(word, start, end, found.group(0)[:1].isupper())
    else:
        yield Token(word[:mark], start, start + mark, found.group(0)[:1].isupper())
        yield Token(short, start + mark, end)
