"""Reach as coverage tools report it: which lines of which files ran, and, where a format can say so, in which test."""

from __future__ import annotations

from typing import NamedTuple


class Ran(NamedTuple):
    """What ran of one file. Lines count from 1."""

    path: str
    """As the report names the file: absolute, relative, or a module path."""
    lines: frozenset[int]
    called: frozenset[int] = frozenset()
    """Lines on which functions begin that were called, where the report counts calls."""
    counted: frozenset[int] = frozenset()
    """Lines on which functions begin whose calls the report counts, called or not."""
    test: str = ""
    """The test that the report names for it; empty for a whole run."""


class Coverage(NamedTuple):
    """One report. `path` names it, `form` is `lcov`, `cobertura` or `go`."""

    path: str
    form: str
    ran: tuple[Ran, ...]
    loads: bool = True
    """Lines that declare a function count as run when their file is loaded, called or not."""
