"""Negative controls for payloads: copies spoilt in one place on purpose, which a contract that means anything has to refuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

MOST_PLACES = 60
"""Places of one payload that are spoilt; lists are spoilt in their first entry only."""

Path = tuple[str | int, ...]


class Spoilt(NamedTuple):
    """A payload with one place spoilt, and how, in words."""

    path: Path
    how: str
    payload: Any

    def __str__(self) -> str:
        return f"{pointer(self.path)} {self.how}"


def pointer(path: Path) -> str:
    """`/results/0/confidence`."""
    return "/" + "/".join(str(step) for step in path) if path else "the whole payload"


def spoilt(payload: Any) -> Iterator[Spoilt]:
    """One copy for every place and way; only the containers on the way are copied."""
    for number, (path, how, value) in enumerate(_ways(payload, ())):
        if number >= MOST_PLACES * 4:
            return
        yield Spoilt(path, how, _with(payload, path, value))


_DROP = object()


def _ways(value: Any, path: Path) -> Iterator[tuple[Path, str, Any]]:
    if isinstance(value, dict):
        for key in value:
            yield (*path, key), "dropped", _DROP
            yield from _ways(value[key], (*path, key))
    elif isinstance(value, list):
        if value:
            yield path, "emptied", []
            yield from _ways(value[0], (*path, 0))
    elif isinstance(value, bool):
        yield path, "turned round", not value
    elif isinstance(value, int | float):
        yield path, "made very small", -1e9
        yield path, "made very large", 1e9
        yield path, "lowered a little", value - max(abs(value) * 0.5, 0.5)
    elif isinstance(value, str):
        yield path, "left blank", ""
        yield path, "made a number", 7
    if path and value is not None:
        yield path, "made null", None


def _with(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        if not rest and new is _DROP:
            return {key: one for key, one in value.items() if key != step}
        return {key: _with(one, rest, new) if key == step else one for key, one in value.items()}
    return [_with(one, rest, new) if number == step else one for number, one in enumerate(value)]
