"""Ids in order of appearance."""

from __future__ import annotations

from collections import Counter


class Numbering:
    """Mints `FR-01`, `FR-02`, … for each kind."""

    def __init__(self) -> None:
        self._last: Counter[str] = Counter()

    def mint(self, kind: str) -> str:
        """The next id of a kind."""
        self._last[kind] += 1
        return f"{kind}-{self._last[kind]:02d}"
