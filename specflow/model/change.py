"""What a change touches: files, lines, requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Lines(NamedTuple):
    """A run of lines in the new file, both ends included; an empty run (`last < first`) marks where lines were removed."""

    first: int
    last: int

    def touches(self, first: int, last: int) -> bool:
        """Whether the run and `first`..`last` have a line in common; a removal touches what encloses it."""
        if self.last < self.first:
            return first <= self.first <= last
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class Change:
    """A difference between a base and the working tree. Paths are root-relative."""

    base: str
    """The commit that the head is compared with: the merge base."""
    changed: Mapping[str, tuple[Lines, ...]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    """new path -> old path"""

    def touches(self, path: str, first: int, last: int) -> bool:
        """Whether any changed line of `path` lies in `first`..`last`."""
        return any(run.touches(first, last) for run in self.changed.get(path, ()))
