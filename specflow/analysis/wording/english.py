"""Is a text English? The word lists reach no further."""

from __future__ import annotations

import re
from functools import lru_cache

FEWEST = 4
"""Shorter texts are taken for English when their letters are."""
SHARE = 0.1

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    "the of and to is are be must shall should with for that this when which by from it its or not if has have had their at any "
    "all each than before after until while every no only who whose they these those into without within does may can cannot "
    "on a as unless where been both other such more".split()
)
_FOREIGN = frozenset(
    "der das und ist nicht ein eine einen mit von für auf dem den wird werden muss müssen bei oder zu zum zur im sich soll wenn "
    "le les des et est une un du dans pour sur avec que qui doit pas au aux il elle sont être "
    "el los las y una uno por para con en del debe deben cuando se al su "
    "il che della delle deve gli nel di da non sono "
    "het een niet van moet worden wordt op naar als bij zijn "
    "os um uma não com deve são ao dos das ".split()
)


@lru_cache(maxsize=32_768)
def looks_english(text: str) -> bool:
    """Whether a tenth of the words are English function words, and more of them than of other languages' ones."""
    words = [word.lower() for word in _WORD.findall(text[:2_000])]
    foreign_letters = sum(not word.isascii() for word in words)
    if len(words) < FEWEST:
        return bool(words) and not foreign_letters and not _FOREIGN.intersection(words)
    english = sum(word in _FUNCTION_WORDS for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    return english >= SHARE * len(words) and english > foreign and foreign_letters <= len(words) / 3
