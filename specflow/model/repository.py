"""The repository as a context file describes it: what is named there, and what of it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Named(NamedTuple):
    """A path or a symbol that a context file names in backticks; lines and columns count from 1, in code points."""

    words: str
    line: int
    column: int
    end_column: int
    path: str = ""
    """The file; of a symbol the one it is named together with, if any."""
    symbol: str = ""


@dataclass(frozen=True)
class Repository:
    """What `context` (a root-relative path) names, the files there are, and those symbols that stand in some of them."""

    context: str
    named: tuple[Named, ...]
    files: frozenset[str]
    symbols: frozenset[str]
