"""Words to compare: identifiers come apart, endings go, words that say nothing are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.parse.words import stem

_PIECE = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_A-Za-z]+")
SHORTEST = 3
"""Letters; shorter words are mostly counters and articles."""
LONGEST_TEXT = 400_000
"""Characters of a text that are looked at."""

_ENGLISH = """
a about above after again all also am an and any are as at be because been before being below between both but by can
cannot could did do does doing down during each few for from further had has have having he her here hers him his how i
if in into is it its itself just may me might more most must my no nor not of off on once only or other our out over own
same shall she should so some such than that the their them then there these they this those through to too under until
up upon us very was we were what when where which while who whom why will with within without would you your
"""
_CODE = """
abstract assert async await bool boolean break byte case catch char class const continue def default define del delegate
double elif else elsif endif enum exception export extends false final finally float fn foreach func function goto ifdef
ifndef impl implements import include instanceof int interface java javax lambda lang let long mod module mut namespace
native new nil none null object override package param pass private protected public raise return self short sizeof static
strictfp string struct super switch synchronized this throw throws todo trait transient true try type typedef typeof union
unless unsigned use using util var virtual void volatile where while yield
"""
STOP = frozenset(_ENGLISH.split()) | frozenset(_CODE.split())


def plain(text: str) -> str:
    """A file's text with the line ends that positions are counted by."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def split(text: str) -> Iterator[str]:
    """The pieces of the words of a text in small letters: `maxResults`, `max_results` and `MAX RESULTS` are two each."""
    return (found.group(0).lower() for found in _PIECE.finditer(text, 0, LONGEST_TEXT))


def words(text: str) -> list[str]:
    """The stems of the words that say something, in their order."""
    return [stem(piece) for piece in split(text) if len(piece) >= SHORTEST and piece not in STOP]
