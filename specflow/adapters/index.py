"""The index of code under `.specflow/`: definitions of this and other repositories in SQLite's full-text tables.

Safe to delete, kept up to date file by file: a file whose stamp is the one it was indexed with is not opened. Whatever is
wrong with the database (torn, of another version, not writable) means that it is made anew, in memory if need be.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from specflow import __version__
from specflow.adapters import fork, tree
from specflow.adapters.cache import RACY
from specflow.analysis.ranking.outline import Symbol

FILE = ".specflow/cache/context.db"
FORMAT = 1
LARGEST = 2_000_000
"""Bytes; a larger file is data more often than code."""
MANY = 400
"""Files to read from which a second process pays."""
NAME, HEAD, BODY = 6.0, 3.0, 1.0
"""What a word counts in a name, in a signature or comment, in a body."""

_TRIES = 250
_WORD = re.compile(r"[^\W_][\w$]{0,200}|_[\w$]{1,200}")
Outline = Callable[[str, str], Iterable[Symbol]]
"""`outline(path, text)`."""
Row = list[Any]
"""A symbol as the table holds it."""

_TABLES = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE meta (version TEXT);
CREATE TABLE files (repository TEXT, path TEXT, size INT, mtime INT, ctime INT, inode INT, digest TEXT, first INT, last INT,
                    PRIMARY KEY (repository, path)) WITHOUT ROWID;
CREATE VIRTUAL TABLE symbols USING fts5 (
    name_words, head_words, body_words, calls, repository UNINDEXED, path UNINDEXED, name UNINDEXED, kind UNINDEXED,
    line UNINDEXED, last UNINDEXED, signature UNINDEXED, doc UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_$'", detail = column);
CREATE VIRTUAL TABLE often USING fts5vocab (symbols, 'row');
"""


class Kept(NamedTuple):
    """A definition in the index; the word lists are what it is found by."""

    repository: str
    path: str
    name: str
    kind: str
    line: int
    end: int
    signature: str
    doc: str
    name_words: frozenset[str]
    head_words: frozenset[str]
    body_words: frozenset[str]


class Refreshed(NamedTuple):
    """What bringing a repository up to date did."""

    files: int
    read: int
    gone: int
    symbols: int


class Index:
    """An open index, used as a context. Without `kept` nothing that lies on the disk is believed, and nothing is written."""

    def __init__(self, root: Path, version: str, *, kept: bool = True) -> None:
        version = f"{__version__}/{version}"
        self._free = 0
        """The next free number of a symbol while files are written; 0: to be looked up, which reads every file's row."""
        self._base = _opened(root, version) if kept else _ready(sqlite3.connect(":memory:"), version)

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def refresh(self, repository: str, root: Path, paths: Sequence[str], outline: Outline) -> Refreshed:
        """Bring a repository up to date: new and changed files are read, files that are gone leave."""
        known = {row[0]: row[1:] for row in self._base.execute(
            "SELECT path, size, mtime, ctime, inode, digest, first, last FROM files WHERE repository = ?", (repository,)
        )}  # fmt: skip
        top, started, paths = os.fspath(root), time.time_ns(), [path for path in paths if _sayable(path)]
        changed = [path for path in paths if not _unchanged(top, path, known.get(path))]
        gone = known.keys() - set(paths)
        if not changed and not gone:
            return Refreshed(len(paths), 0, 0, self.symbols(repository))
        self._free = 0
        with contextlib.suppress(sqlite3.Error), self._base:
            for path in gone:
                self._forget(repository, path, known[path])
            for path, stamp, digest, rows in _read(top, changed, outline, {path: one[4] for path, one in known.items()}):
                self._keep(repository, path, _trusted(stamp, started), digest, rows)
        return Refreshed(len(paths), len(changed), len(gone), self.symbols(repository))

    def _forget(self, repository: str, path: str, entry: Sequence[Any]) -> None:
        self._base.execute("DELETE FROM symbols WHERE rowid BETWEEN ? AND ?", (entry[5], entry[6]))
        self._base.execute("DELETE FROM files WHERE repository = ? AND path = ?", (repository, path))

    def _keep(self, repository: str, path: str, stamp: Sequence[int], digest: str, rows: Sequence[Row] | None) -> None:
        """Write a file's symbols; `rows` is None where the content is what it was. What somebody wrote meanwhile gives way."""
        self._lock()
        there = self._base.execute(
            "SELECT first, last, digest FROM files WHERE repository = ? AND path = ?", (repository, path)
        ).fetchone()
        if rows is None:
            if there is None or there[2] != digest:
                return
            first, last = there[:2]
        else:
            if there is not None:
                self._base.execute("DELETE FROM symbols WHERE rowid BETWEEN ? AND ?", there[:2])
            first, last = self._free, self._free + len(rows) - 1
            self._base.executemany(
                "INSERT INTO symbols (rowid, repository, path, name_words, head_words, body_words, calls, name, kind, line, "
                "last, signature, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(first + at, repository, path, *row) for at, row in enumerate(rows)],
            )
            self._free = max(last, first) + 1
        self._base.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (repository, path, *stamp, digest, first, max(last, first)),
        )

    def _lock(self) -> None:
        """Nobody else writes from here on; the next free number is looked up once a refresh, for that reads every file's row."""
        if not self._base.in_transaction:
            self._base.execute("BEGIN IMMEDIATE")
        if not self._free:
            self._free = int(self._base.execute("SELECT coalesce(max(last), 0) + 1 FROM files").fetchone()[0])

    def forget(self, repository: str) -> None:
        """Let a repository go."""
        with contextlib.suppress(sqlite3.Error), self._base:
            for first, last in self._base.execute("SELECT first, last FROM files WHERE repository = ?", (repository,)).fetchall():
                self._base.execute("DELETE FROM symbols WHERE rowid BETWEEN ? AND ?", (first, last))
            self._base.execute("DELETE FROM files WHERE repository = ?", (repository,))

    def symbols(self, repository: str) -> int:
        """How many definitions of a repository are known."""
        found = self._base.execute("SELECT count(*) FROM symbols WHERE repository = ?", (repository,)).fetchone()
        return int(found[0])

    def near(self, words: Sequence[str], most: int) -> tuple[Kept, ...]:
        """The definitions that share words with `words`, the nearest first by rarity and place of what they share."""
        asked = " OR ".join(f'"{word}"' for word in words if _WORD.fullmatch(word))
        return self._found(f"{{name_words head_words body_words}} : ({asked})", most) if asked else ()

    def callers(self, name: str, most: int) -> tuple[Kept, ...]:
        """The definitions that call something of this name."""
        return self._found(f'calls : "{name}"', most) if _WORD.fullmatch(name) else ()

    def _found(self, match: str, most: int) -> tuple[Kept, ...]:
        rows = self._base.execute(
            "SELECT repository, path, name, kind, line, last, signature, doc, name_words, head_words, body_words FROM symbols "
            "WHERE symbols MATCH ? ORDER BY bm25(symbols, ?, ?, ?, 0.0), repository, path, line LIMIT ?",
            (match, NAME, HEAD, BODY, most),
        )  # fmt: skip
        return tuple(Kept(*row[:8], *(frozenset(words.split()) for words in row[8:])) for row in rows)

    def often(self, words: Iterable[str]) -> dict[str, int]:
        """In how many definitions each word stands."""
        found = {}
        for word in words:
            row = self._base.execute("SELECT doc FROM often WHERE term = ?", (word,)).fetchone()
            found[word] = int(row[0]) if row else 0
        return found

    def size(self) -> int:
        """How many definitions are known."""
        return int(self._base.execute("SELECT count(*) FROM symbols").fetchone()[0])


def _opened(root: Path, version: str) -> sqlite3.Connection:
    """The database of a workspace, made anew when it is not what it should be; in memory where nothing can be written."""
    path = root / FILE
    if not (root / ".specflow").is_symlink() and not path.parent.is_symlink() and not path.is_symlink():
        spoilt = 0
        for _ in range(_TRIES):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return _ready(sqlite3.connect(path, timeout=20), version)
            except OSError:
                break
            except sqlite3.Error as problem:
                if getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    time.sleep(0.02)  # somebody else is making it: it must not be taken away under their hands
                    continue
            spoilt += 1
            if spoilt > 1:
                break
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return _ready(sqlite3.connect(":memory:"), version)


def _ready(base: sqlite3.Connection, version: str) -> sqlite3.Connection:
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA cache_size = -64000")
        if not _fits(base, version):
            base.execute("BEGIN EXCLUSIVE")
            if not _fits(base, version):  # somebody else may have made it meanwhile, and be writing already
                _emptied(base)
                for statement in _TABLES.split(";\n"):
                    base.execute(statement)
                base.execute("INSERT INTO meta VALUES (?)", (version,))
            base.commit()
    except sqlite3.Error:
        base.close()
        raise
    return base


def _fits(base: sqlite3.Connection, version: str) -> bool:
    """Whether the tables are there, and are those of this version."""
    if base.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
        return False
    kept = base.execute("SELECT version FROM meta").fetchone()
    if not kept or kept[0] != version:
        return False
    base.execute("SELECT count(*) FROM files").fetchone()
    return True


def _emptied(base: sqlite3.Connection) -> None:
    for table in ("often", "symbols", "files", "meta"):
        base.execute(f"DROP TABLE IF EXISTS {table}")


def _sayable(path: str) -> bool:
    """Whether a path is text; names that are none (another encoding, control characters) are left out."""
    return path.isprintable()


def _unchanged(top: str, path: str, entry: Sequence[Any] | None) -> bool:
    """Whether the file's stamp is the one it was indexed with, and can be trusted."""
    if entry is None or not entry[1]:
        return False
    try:
        return tree.stamp(os.lstat(f"{top}/{path}")) == tuple(entry[:4])
    except OSError:
        return False


def _trusted(stamp: Sequence[int], started: int) -> Sequence[int]:
    """The stamp; without its times when the file is so young that its next change may not show."""
    size, mtime, ctime, inode = stamp
    return (size, 0, 0, inode) if max(mtime, ctime) > started - RACY else stamp


Found = tuple[str, Sequence[int], str, Sequence[Row] | None]


def _read(top: str, paths: Sequence[str], outline: Outline, digests: dict[str, str]) -> Iterator[Found]:
    """Every file with its stamp, digest and symbols; half of them in a second process where there are many."""
    second = None
    if len(paths) >= MANY:
        half = len(paths) // 2
        second = fork.start(lambda: list(_one_by_one(top, paths[half:], outline, digests)))
        if second is not None:
            paths, theirs = paths[:half], paths[half:]
    yield from _one_by_one(top, paths, outline, digests)
    if second is not None:
        answer = second.answer()
        yield from (tuple(one) for one in answer) if answer is not None else _one_by_one(top, theirs, outline, digests)


def _one_by_one(top: str, paths: Iterable[str], outline: Outline, digests: dict[str, str]) -> Iterator[Found]:
    for path in paths:
        source = tree.read(top, path)
        if isinstance(source, tree.Skipped) or len(source.data) > LARGEST:
            continue
        digest = blake2b(source.data, digest_size=12).hexdigest()
        same = digests.get(path) == digest
        yield path, source.stamp, digest, None if same else [_row(one) for one in outline(path, tree.decoded(source.data))]


def _row(one: Symbol) -> Row:
    texts = [" ".join(words) for words in (one.name_words, one.head_words, one.body_words, one.calls)]
    name, signature, doc = (text.encode("utf-8", "replace").decode() for text in (one.name, one.signature, one.doc))
    return [*texts, name, one.kind, one.line, one.end, signature, doc]
