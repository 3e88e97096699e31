"""Places in files, counted from 1, in code points."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A span in a file: `path` is root-relative with `/`; the end is exclusive in its column."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"

    @classmethod
    def on_line(cls, path: str, line: int, column: int = 1, length: int = 0) -> Location:
        """A span of `length` characters on one line."""
        return cls(path, line, column, line, column + length)
