"""Functional, quality or edge case: the kind of a requirement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from specflow.draft.classifying.quality import is_quality
from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Part, Read
from specflow.parse.words import groups_of, words_of

_IF = re.compile(r"(?:^(?:if|when|whenever|once|where|in case)|\s(?:if|in case))\s[^,;?=→]*", re.IGNORECASE)


def kind_of_requirement(text: str, groups: frozenset[str], section: str, lexicon: Lexicon) -> Part:
    """FR, NFR or EC."""
    if section == "edge":
        return "EC"
    if lexicon.has(groups, "failure") and lexicon.has(groups_of(words_of(_condition(text))), "failure"):
        return "EC"
    if section == "quality" or is_quality(text, groups, lexicon):
        return "NFR"
    return "FR"


def _condition(text: str) -> str:
    """The words of the first `if`, `when` or `once` up to the next comma; empty when there is none."""
    found = _IF.search(text)
    return found.group(0) if found else ""


def without_topic(reads: Sequence[Read], lexicon: Lexicon) -> Lexicon:
    """The lexicon without the quality words a note uses all the time: there they say what it is about, not how well."""
    counts = Counter(word for read in reads for word in read.groups & lexicon.words["quality strong"])
    often = {word for word, count in counts.items() if count >= 4 and count > 0.12 * len(reads)}
    if not often:
        return lexicon
    return replace(lexicon, words={**lexicon.words, "quality strong": lexicon.words["quality strong"] - often})
