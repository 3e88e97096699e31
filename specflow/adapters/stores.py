"""Places where a program keeps things: files, logs, compressed ones, SQLite databases, read as bytes that can be searched."""

from __future__ import annotations

import contextlib
import gzip
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from specflow.adapters import disk

MOST_BYTES = 200_000_000
MOST_FILES = 2_000
BESIDE = ("-wal", "-journal", "-shm")
_SQLITE = b"SQLite format 3\0"


def contents(root: Path, patterns: Sequence[str]) -> dict[str, bytes]:
    """The bytes of every file that the globs name, by root-relative path; of a database also every value, unpaged.

    Files outside of `root` are not read.
    """
    found: dict[str, bytes] = {}
    for path in _files(root, patterns):
        if len(found) >= MOST_FILES:
            break
        with contextlib.suppress(OSError):
            if path.stat().st_size <= MOST_BYTES:
                name = path.relative_to(root).as_posix()
                found[name] = _whole(path)
    return found


def _files(root: Path, patterns: Sequence[str]) -> Iterator[Path]:
    seen: set[Path] = set()
    for pattern in patterns:
        if pattern.startswith("/") or ".." in pattern.split("/"):
            continue
        for ending in ("", *BESIDE):
            with contextlib.suppress(ValueError, NotImplementedError, OSError):
                for path in sorted(root.glob(pattern + ending)):
                    relative = path.relative_to(root).as_posix()
                    if path not in seen and path.is_file() and disk.inside(root, relative) is not None:
                        seen.add(path)
                        yield path


def _whole(path: Path) -> bytes:
    data = path.read_bytes()
    if data.startswith(_SQLITE):
        return data + b"\n" + b"\n".join(_values(path))
    if data.startswith(b"\x1f\x8b"):
        with contextlib.suppress(OSError, EOFError, zlib.error), gzip.open(path) as opened:
            return data + b"\n" + opened.read(MOST_BYTES)
    return data


def _values(path: Path) -> Iterator[bytes]:
    """Every text and blob of every table: a long value lies torn over pages in the file itself."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    except sqlite3.Error:
        return
    with contextlib.closing(connection), contextlib.suppress(sqlite3.Error):
        connection.text_factory = bytes
        tables = list(connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        for (name,) in tables:
            quoted = name.decode("utf-8", "replace").replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - a quoted name of the database's own
                yield from (value for value in row if isinstance(value, bytes))
