"""Stage six: a draft checks itself. A quote that does not stand at its line is mended, or its item does not enter the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specflow.draft.value import Place
from specflow.parse.markdown import lines_of

_MARK = re.compile(r"^(?:>\s*)*(?:[-+*]\s+|#+\s+|\|\s*)?|\s*\|$")
_REACH = 40
SHORTEST, LONGEST = 8, 300
"""Characters that say enough, and those of a whole line that are quoted."""


# spec: note-to-spec/FR-03
class Grounds:
    """The lines of the sources, ready to be asked whether a quote stands where it says."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.lines = {path: lines_of(text) for path, text in texts.items()}
        self._flat: dict[tuple[str, int], str] = {}

    def stands(self, place: Place) -> bool:
        """Whether the quote starts on its line, blanks and emphasis aside."""
        lines = self.lines.get(place.path)
        if lines is None or not 1 <= place.line <= len(lines):
            return False
        quote = flat(place.quote)
        first, *following = (self._line(place.path, at) for at in range(place.line, min(len(lines), place.line + _REACH) + 1))
        return bool(quote) and quote in " ".join((first, *following))[: len(first) + len(quote)]

    def _line(self, path: str, line: int) -> str:
        key = (path, line)
        if key not in self._flat:
            self._flat[key] = flat(self.lines[path][line - 1])
        return self._flat[key]

    def mended(self, place: Place) -> Place | None:
        """The place itself when it stands and says enough; else with a longer or shorter quote; None when nothing helps."""
        if len(flat(place.quote)) >= SHORTEST and self.stands(place):
            return place
        lines = self.lines.get(place.path, ())[place.line - 1 : place.line]
        whole = (Place(place.path, place.line, _MARK.sub("", line.strip())[:LONGEST].strip()) for line in lines)
        return next((one for one in whole if self.stands(one)), None)


def flat(text: str) -> str:
    """One line without marks: what is compared."""
    return " ".join(_MARK.sub("", re.sub(r"[*`]|(?<!\w)_+|_+(?!\w)", "", text.strip())).split())
