"""What rules that put a sentence plainly share: words that it implies, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.analysis.consistency.words.tokens import Token

NEAR = 8  # words of a phrase
STANDING = frozenset(("is", "are", "was", "lies", "rests", "belongs"))


def word_at(word: str, near: Token) -> Token:
    """A word that the sentence implies, at the place of one that it has."""
    return Token(word, near.start, near.end, "")


def ends_at(words: Sequence[str], at: int) -> bool:
    """Whether nothing more is said from here on."""
    return words[at : at + 1] in ([], ["."], [","], [";"])
