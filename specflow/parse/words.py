"""Words, stems and word groups: what every look at a sentence starts from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_][\w'’.-]*[^\W_]|[^\W_]|%")
LONGEST_GROUP = 4


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, straight apostrophes, without punctuation."""
    return tuple(found.group(0).lower().replace("’", "'") for found in _WORD.finditer(text))


def groups_of(words: Sequence[str], longest: int = LONGEST_GROUP) -> frozenset[str]:
    """Every run of one to `longest` neighbouring words, joined by blanks."""
    count = len(words)
    found: set[str] = set(words)
    for size in range(2, longest + 1):
        found.update(" ".join(words[at : at + size]) for at in range(count - size + 1))
    return frozenset(found)


_SHORT = {"ies": "y", "sses": "ss", "ches": "ch", "shes": "sh", "xes": "x", "zes": "z"}
_IRREGULAR = {
    "children": "child", "people": "person", "kept": "keep", "held": "hold", "sent": "send", "told": "tell",
    "left": "leave", "lost": "lose", "paid": "pay", "shown": "show", "seen": "see", "chosen": "choose",
    "chose": "choose", "built": "build", "bought": "buy", "sold": "sell", "said": "say", "made": "make",
    "given": "give", "gave": "give", "taken": "take", "took": "take", "written": "write", "wrote": "write",
    "gone": "go", "went": "go", "done": "do", "did": "do", "had": "have", "has": "have", "found": "find",
    "spoken": "speak", "hidden": "hide", "broken": "break", "booking": "book", "men": "man", "women": "woman",
    "withdrawn": "withdraw", "withdrew": "withdraw",
    "begun": "begin", "began": "begin", "hourly": "hourly", "weekly": "weekly",
    "monthly": "monthly", "daily": "daily", "yearly": "yearly", "reading": "reading", "savings": "savings", "readings": "reading",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that `notices`, `noticed` and `notice` meet. Rough, quick, stable."""
    word = word.removesuffix("'s").rstrip("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isascii():
        return word
    for ending, short in _SHORT.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _core(word[: -len(ending)] + short)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _core(word)


def _core(word: str) -> str:
    for ending in ("ments", "ment", "ations", "ation", "ness", "ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 + (ending == "ly"):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """The stem of each word."""
    return tuple(stem(word) for word in words)
