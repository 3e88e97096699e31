"""Words of a source that nobody said as a wish: those of a code block, of a front matter, and the title behind a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.draft.check import flat
from specflow.draft.value import Place
from specflow.parse.markdown import read_markdown

IN_CODE = "its quote stands in a block of code or in the front matter, which is an example or a setting"
BEHIND_A_LINK = "its quote is the title behind a link, which nobody reads"
_TITLE = re.compile(r"\]\(\s{0,3}\S{0,400}\s{1,3}(?:\"([^\"\n]{1,400})\"|'([^'\n]{1,400})')\s{0,3}\)")
_LINK = "]("


class Unspoken:
    """The lines of the sources that say nothing by themselves."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._lines: set[tuple[str, int]] = set()
        self._titles: dict[tuple[str, int], list[str]] = {}
        for path, text in texts:
            self._read(path, text)

    def _read(self, path: str, text: str) -> None:
        for block in read_markdown(text):
            for line in block.lines:
                if block.kind in ("code", "front"):
                    self._lines.add((path, line.number))
                elif _LINK in line.text:
                    self._titles[path, line.number] = [flat(one[1] or one[2]) for one in _TITLE.finditer(line.text)]

    def why(self, place: Place) -> str:
        """Why a quote is no sentence of its author's; empty when it is one."""
        if (place.path, place.line) in self._lines:
            return IN_CODE
        quote = flat(place.quote)
        return BEHIND_A_LINK if any(quote in one for one in self._titles.get((place.path, place.line), ())) else ""
