"""Patterns that few notes need: compiled when a text first holds one of the words that they cannot match without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property


class Later:
    """A pattern with its `cues`, small-letter words of which one must stand in a text; without cues it is tried on any text.

    A note costs the time of the patterns it needs, and of no others.
    """

    def __init__(self, source: str, *cues: str, flags: int = re.IGNORECASE) -> None:
        self._source, self._cues, self._flags = source, cues, flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def _may(self, text: str) -> bool:
        low = text.lower()
        return not self._cues or any(cue in low for cue in self._cues)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._pattern.match(text) if self._may(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._pattern.search(text) if self._may(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._pattern.fullmatch(text) if self._may(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._pattern.finditer(text) if self._may(text) else ()

    def sub(self, said: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self._pattern.sub(said, text, count=count) if self._may(text) else text
