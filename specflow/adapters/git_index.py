"""git's index, read without git: what a repository tracks where git itself cannot be asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

MOST_BYTES = 200_000_000
_STAT = 40
_SUBMODULE = 0o160000
_SUMS: tuple[tuple[int, Callable[[bytes], bytes]], ...] = (
    (20, lambda data: hashlib.sha1(data, usedforsecurity=False).digest()),
    (32, lambda data: hashlib.sha256(data).digest()),
)
"""Bytes of an object's name, and what the index's last bytes of that many are: they tell which of the two it has."""


class Indexed(NamedTuple):
    """What the index names, from the top of the repository with `/`."""

    files: frozenset[str]
    submodules: tuple[str, ...]


def read(top: Path) -> Indexed | None:
    """The index of the repository at `top`; None where it cannot be understood, or keeps a part of itself elsewhere."""
    try:
        path = _folder(top) / "index"
        if path.stat().st_size > MOST_BYTES:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    size = next((size for size, digest in _SUMS if data[-size:] in (digest(data[:-size]), bytes(size))), 0)
    try:
        entries, end = _entries(data, size)
    except (IndexError, ValueError):
        return None
    if b"link" in _extensions(data, end, size):
        return None
    modules = tuple(sorted(path for path, mode in entries.items() if mode == _SUBMODULE))
    return Indexed(frozenset(entries).difference(modules), modules)


def _folder(top: Path) -> Path:
    """The repository's own folder: `.git`, or what a file of that name points to (a worktree, a submodule)."""
    own = top / ".git"
    if own.is_dir():
        return own
    said = own.read_text(encoding="utf-8", errors="surrogateescape")
    return top / said.removeprefix("gitdir:").strip()


def _entries(data: bytes, size: int) -> tuple[dict[str, int], int]:
    """(mode by path, where the entries end). Raises `ValueError` or `IndexError` when the bytes are no such index."""
    version, count = int.from_bytes(data[4:8]), int.from_bytes(data[8:12])
    if not size or data[:4] != b"DIRC" or version not in (2, 3, 4) or count > len(data) // (_STAT + size):
        raise ValueError("no index")
    found: dict[str, int] = {}
    at, name = 12, b""
    for _ in range(count):
        flags = at + _STAT + size
        start = flags + (4 if data[flags] & 0x40 else 2)
        if version == 4:
            name, end = _shortened(data, start, name)
        else:
            end = data.index(b"\0", start)
            name = data[start:end]
            end = at + (end - at + 8) // 8 * 8
        if not name or name.startswith(b"/"):
            raise ValueError("no name")
        found[os.fsdecode(name)] = int.from_bytes(data[at + 24 : at + 28])
        at = end
    return found, at


def _shortened(data: bytes, at: int, before: bytes) -> tuple[bytes, int]:
    """(name, end) of an entry that is told by how it differs from the one before it."""
    cut = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        cut = (cut + 1) << 7 | data[at] & 0x7F
    end = data.index(b"\0", at + 1)
    if cut > len(before):
        raise ValueError("no name to shorten")
    return before[: len(before) - cut] + data[at + 1 : end], end + 1


def _extensions(data: bytes, at: int, size: int) -> Iterator[bytes]:
    while at + 8 <= len(data) - size:
        yield data[at : at + 4]
        at += 8 + int.from_bytes(data[at + 4 : at + 8])
