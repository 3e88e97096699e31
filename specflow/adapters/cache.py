"""What the scanner found last time, kept under `.specflow/`: safe to delete, never believed without cause.

A file's entry holds while its stamp (size, times, inode) is the same and was taken well before the cache was written; else
its content is read, and the entry holds while the content's digest is the same. Anything odd in the cache file means: no cache.

The cache is a line with the sizes of its packs (`codepack`), and these one behind the other. What few files gained since goes
into a pack of its own, so that a save after one edit does not write a word about the others.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, overload

from specflow.adapters import cachefile, fork, tree
from specflow.adapters.codepack import DIGEST, Entry, joined, pack, unpack
from specflow.adapters.tree import Skipped, Source, Stamp
from specflow.model.code import CodeFile, Definition

FILE = "code.pack"
FORMAT = 3
RACY = 2_500_000_000
"""Nanoseconds: a file changed this shortly before it was read may change again without its times showing it."""
MANY = 1_500
"""Files from which a second process pays when nothing is known of them."""
FEW = 200
"""Files whose entries may stand in a pack of their own."""

Scan = Callable[..., CodeFile]
"""`scan(path, text, definitions=…)`."""


class CodeTree(NamedTuple):
    """What a tree holds for tracing."""

    files: tuple[CodeFile, ...]
    """Those with tags, near misses, or definitions that were asked for; by path."""
    skipped: tuple[Skipped, ...]
    looked_at: int
    """How many files were searched, now or before."""
    scanned: int
    """How many had to be read this time."""


def code_tree(
    root: Path, paths: Sequence[str], scan: Scan, *, version: int, needles: Sequence[bytes],
    definitions: Callable[[str], bool] = lambda _: False, cache: bool = True, keep: bool = False,
) -> CodeTree:  # fmt: skip
    """Search `paths` under `root`; `definitions` says of which files all definitions are wanted, tags or not.

    Definitions that nobody asked for are read again when somebody looks; with `keep` they are kept all the same.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Run(root, scan, f"{FORMAT}/{version}", needles, definitions, keep=keep).over(paths, cache=cache)
    finally:
        if collecting:
            gc.enable()


class _Run:
    def __init__(
        self, root: Path, scan: Scan, version: str, needles: Sequence[bytes], definitions: Callable[[str], bool], *, keep: bool
    ) -> None:  # fmt: skip
        self._root, self._scan, self._version, self._needles, self._definitions = root, scan, version, needles, definitions
        self._top, self._keep = os.fspath(root), keep
        self._files, self._skipped, self._looked, self._scanned = list[CodeFile](), list[Skipped](), 0, 0

    def over(self, paths: Sequence[str], *, cache: bool) -> CodeTree:
        packs = self._load() if cache else []
        known, started = joined(entries for _, entries in packs), time.time_ns()
        if not known and len(paths) >= MANY:
            packs = self._by_two(paths, started)
            new, gone = dict[str, Entry](), 0
        else:
            new, gone = self._by_one(paths, known, started)
        if cache and (new or gone > FEW or not known):
            self._save(packs, new, gone)
        return CodeTree(tuple(sorted(self._files)), tuple(sorted(self._skipped)), self._looked, self._scanned)

    def _by_one(self, paths: Sequence[str], known: dict[str, Entry], started: int) -> tuple[dict[str, Entry], int]:
        """The entries that are not those that were known, and how many of the known ones nobody asks for any longer."""
        new, met, top, status_of, wanted = dict[str, Entry](), 0, f"{self._top}/", os.lstat, self._definitions
        for path in paths:
            entry = known.get(path)
            if entry is not None and (entry.wanted or not wanted(path)) and entry.stamp[1]:
                try:  # the commonest case by far, without a call for each of its steps
                    status = status_of(top + path)
                    same = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino) == entry.stamp
                except OSError:
                    same = False
                if same:
                    met += 1
                    self._found(entry.file, wanted=entry.wanted and wanted(path))
                    continue
            fresh = self._read(path, entry, started)
            met += entry is not None and fresh is not None
            if fresh is not None and fresh is not entry:
                new[path] = fresh
        return new, len(known) - met

    def _by_two(self, paths: Sequence[str], started: int) -> list[_Pack]:
        """Nothing is known and there is a lot to read: a second process takes half of it."""
        half = len(paths) // 2
        second = fork.start(lambda: self._packed(paths[half:], started))
        mine = self._searched(paths[:half] if second is not None else paths, started)
        packs = [(pack(mine, every=self._keep), mine)]
        if second is not None:
            packs.append(self._joined(second, paths[half:], started))
        return packs

    def _searched(self, paths: Sequence[str], started: int) -> dict[str, Entry]:
        return {path: entry for path in paths if (entry := self._read(path, None, started)) is not None}

    def _packed(self, paths: Sequence[str], started: int) -> Any:
        """What the second process found, as plain data: a pack, what it skipped, and how many files it read."""
        return [pack(self._searched(paths, started), every=self._keep), [list(one) for one in self._skipped], self._scanned]

    def _joined(self, second: fork.Second, paths: Sequence[str], started: int) -> _Pack:
        """The second half of the tree; searched here after all when the other process came to grief."""
        answer = second.answer()
        if answer is None:
            entries = self._searched(paths, started)
            return pack(entries, every=self._keep), entries
        data, skipped, scanned = answer
        entries = unpack(data, self._later)
        for entry in entries.values():
            self._found(entry.file, wanted=entry.wanted)
        self._skipped += [Skipped(*one) for one in skipped]
        self._scanned += scanned
        return data, entries

    def _read(self, path: str, entry: Entry | None, started: int) -> Entry | None:
        """Read one file, or say why not; gives the entry to keep."""
        wanted = self._definitions(path)
        source = tree.read(self._top, path)
        if isinstance(source, Skipped):
            self._skipped.append(source)
            return None
        self._scanned += 1
        digest = blake2b(source.data, digest_size=DIGEST).digest()
        stamp = _trusted(source.stamp, started)
        if entry is not None and entry.digest == digest and (entry.wanted or not wanted):
            self._found(entry.file, wanted=wanted)
            return entry if stamp == entry.stamp else entry._replace(stamp=stamp)
        file = self._search(source, wanted=wanted)
        self._found(file, wanted=wanted)
        return Entry(stamp, digest, wanted, file)

    def _search(self, source: Source, *, wanted: bool) -> CodeFile | None:
        if not wanted and not tree.holds(source.data, self._needles):
            return None
        file = self._scan(source.path, tree.decoded(source.data), definitions=wanted)
        return file if file.tags or file.near_misses or file.definitions else None

    def _found(self, file: CodeFile | None, *, wanted: bool) -> None:
        self._looked += 1
        if file is not None and (wanted or file.tags or file.near_misses):
            self._files.append(file)

    # ------------------------------------------------------------ the file

    def _load(self) -> list[_Pack]:
        """The packs that were kept by this version, with what is in them."""
        body = cachefile.load(self._root, FILE, self._version)
        if body is None:
            return []
        try:
            line, _, rest = body.partition(b"\n")
            packs, at = list[_Pack](), 0
            for size in json.loads(line):
                data = rest[at : at + size]
                packs.append((data, unpack(data, self._later)))
                at += size
        except (ValueError, LookupError, TypeError, RecursionError, AttributeError):
            return []
        return packs

    def _save(self, packs: list[_Pack], new: dict[str, Entry], gone: int) -> None:
        """Keep what is known: the packs as they are and one for what is new, or one pack of everything when that is much."""
        known = joined(entries for _, entries in packs) | new
        whole = [data for data, entries in packs if len(entries) > FEW]
        late = joined(entries for _, entries in packs if len(entries) <= FEW) | new
        if not whole or gone > FEW or len(late) > FEW:
            whole, late = [], known
        try:
            chunks = [*whole, pack(late, every=self._keep)] if late else whole
        except OverflowError:  # times or numbers that no file system of today has
            return
        cachefile.save(self._root, FILE, self._version, b"\n".join((json.dumps([*map(len, chunks)]).encode(), b"".join(chunks))))

    def _later(self, path: str, line: str) -> Sequence[Definition]:
        return Kept(self, path, line)

    def definitions(self, path: str, line: str) -> tuple[Definition, ...]:
        """Those that were kept in a line, or those that stand in the file."""
        if line:
            return tuple(map(Definition._make, json.loads(line)))
        source = tree.read(self._top, path)
        if isinstance(source, Skipped):
            return ()
        return tuple(self._scan(path, tree.decoded(source.data), definitions=True).definitions)


_Pack = tuple[bytes, dict[str, Entry]]
"""A pack and what is in it."""


def _trusted(stamp: Stamp, started: int) -> tuple[int, int, int, int]:
    """The stamp, or zeros for its times when the file is so young that they may not show its next change."""
    if max(stamp.mtime, stamp.ctime) > started - RACY:
        return stamp.size, 0, 0, stamp.inode
    return stamp


class Kept(Sequence[Definition]):
    """The definitions of a file that the cache knows; made into values when they are looked at, equal to a tuple of them."""

    __slots__ = ("_line", "_made", "_path", "_run")

    def __init__(self, run: _Run, path: str, line: str) -> None:
        self._run, self._path, self._line = run, path, line
        self._made: tuple[Definition, ...] | None = None

    def _all(self) -> tuple[Definition, ...]:
        if self._made is None:
            self._made = self._run.definitions(self._path, self._line)
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
