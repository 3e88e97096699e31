"""Whether the word lists reach a text."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Read

_ENGLISH = 0.16
_TERSE = 0.5
_SHARED = frozenset("a an in me on so am also will her his he no do per".split())  # small words of other languages as well
_TERSE_WORDS = frozenset("max maximum min minimum limit default optional required allowed value key error via".split())


def english(sentences: Sequence[Read], lexicon: Lexicon) -> bool:
    """Whether the word lists reach this text: enough of its words are the small words of English."""
    words = [word for one in sentences[:400] for word in one.words[:200]]
    if len(words) < 6:
        return all(word.isascii() for word in words)
    few = lexicon.words["english"]
    small = sum(word in few for word in words)
    if small >= _ENGLISH * len(words):
        return True
    # terse lists have few small words: there the words that carry meaning must be known, and a small one among them
    told = [word for word in words if word.isalpha()]
    linking = {word for word in told if word in few or word in lexicon.words["stopwords"]} - _SHARED
    known = sum(word in linking or _known(word, lexicon) for word in told)
    return bool(linking) and known >= _TERSE * len(told)


def _known(word: str, lexicon: Lexicon) -> bool:
    one = word.removesuffix("s")
    return (
        any(form in lexicon.words["people"] or form in lexicon.verbs.plain for form in (word, one))
        or word in lexicon.verbs.past or word in lexicon.verbs.gerund or word in _TERSE_WORDS
    )  # fmt: skip
