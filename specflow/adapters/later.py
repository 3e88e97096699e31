"""Definitions that are made into values only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from specflow.model.code import Definition

Read = Callable[[str, str], tuple[Definition, ...]]
"""`read(path, line)`: the definitions of a file, from the line that was kept of them or, where it is empty, from the file."""


class Kept(Sequence[Definition]):
    """The definitions of a file that the cache knows; made into values when they are looked at, equal to a tuple of them."""

    __slots__ = ("_line", "_made", "_path", "_read")

    def __init__(self, read: Read, path: str, line: str) -> None:
        self._read, self._path, self._line = read, path, line
        self._made: tuple[Definition, ...] | None = None

    def _all(self) -> tuple[Definition, ...]:
        if self._made is None:
            self._made = self._read(self._path, self._line)
        return self._made

    @overload
    def __getitem__(self, at: int) -> Definition: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Definition, ...]: ...
    def __getitem__(self, at: int | slice) -> Definition | tuple[Definition, ...]:
        """One definition, or several."""
        return self._all()[at]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all())

    def __iter__(self) -> Iterator[Definition]:
        """In order of their first line."""
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        """Equal to the same definitions, kept or not."""
        return isinstance(other, Kept | tuple) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """As the tuple of them."""
        return hash(self._all())
