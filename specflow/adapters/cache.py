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
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Self

from specflow.adapters import cachefile, fork, tree
from specflow.adapters.codepack import DIGEST, Entry, joined, pack, unpack
from specflow.adapters.later import Kept
from specflow.adapters.tree import Skipped, Source, Stamp
from specflow.model.code import CodeFile, Definition

FILE = "code.pack"
FORMAT = 4
LEFT = 7
"""Parts of at most 250 that the second process leaves to the first: what it found has to be packed and sent."""
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
    with begin(root, paths, scan, version=version, needles=needles, cache=cache, keep=keep) as reading:
        return reading.finish(definitions)


def begin(
    root: Path, paths: Sequence[str], scan: Scan, *, version: int, needles: Sequence[bytes], cache: bool = True,
    keep: bool = False, likely: Callable[[str], bool] = lambda _: False,
) -> Reading:  # fmt: skip
    """Start to search `paths` under `root`, in a second process where nothing is known and there is a lot to read, while the
    caller finds out whose definitions it wants; `likely` guesses. Use it in a `with`: it ends the other process."""
    with _uncollected():
        return Reading(root, paths, scan, f"{FORMAT}/{version}", needles, likely, cache=cache, keep=keep)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: nothing of what is made here is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Reading:
    """A search that has begun."""

    def __init__(
        self, root: Path, paths: Sequence[str], scan: Scan, version: str, needles: Sequence[bytes],
        likely: Callable[[str], bool], *, cache: bool, keep: bool,
    ) -> None:  # fmt: skip
        self._root, self._paths, self._scan, self._version, self._needles = root, paths, scan, version, needles
        self._top, self._cache, self._keep, self._likely = os.fspath(root), cache, keep, likely
        self._files, self._skipped, self._looked, self._scanned = list[CodeFile](), list[Skipped](), 0, 0
        self._definitions: Callable[[str], bool] = lambda _: False
        self._packs = self._load() if cache else []
        self._known, self._started = joined(entries for _, entries in self._packs), time.time_ns()
        self._deal: fork.Deal | None = None
        self._second: fork.Second | None = None
        if not self._known and len(paths) >= MANY:
            with suppress(OSError):  # not another pipe can be had: all is read here
                self._deal = fork.Deal(len(paths))
                self._second = fork.start(self._packed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._second is not None:
            self._second.end()
        if self._deal is not None:
            self._deal.end()

    def finish(self, definitions: Callable[[str], bool]) -> CodeTree:
        """What there is; `definitions` says of which files all definitions are wanted."""
        self._definitions = definitions
        with _uncollected():
            packs, new, gone = self._packs, dict[str, Entry](), 0
            if self._deal is not None:
                packs, new = self._by_two(self._deal)
            else:
                new, gone = self._by_one(self._paths, self._known, self._started)
            if self._cache and (new or gone > FEW or not self._known):
                self._save(packs, new, gone)
        return CodeTree(tuple(sorted(self._files)), tuple(sorted(self._skipped)), self._looked, self._scanned)

    def _by_one(self, paths: Sequence[str], known: dict[str, Entry], started: int) -> tuple[dict[str, Entry], int]:
        """The entries that are not those that were known, and how many of the known ones nobody asks for any longer."""
        new, met, top, status_of, wanted = dict[str, Entry](), 0, f"{self._top}/", os.lstat, self._definitions
        most = tree.MOST
        for path in paths:
            entry = known.get(path)
            if entry is not None and (entry.wanted or not wanted(path)) and entry.stamp[1]:
                try:  # the commonest case by far, without a call for each of its steps
                    status = status_of(top + path)
                    same = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & most) == entry.stamp
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

    def _by_two(self, deal: fork.Deal) -> tuple[list[_Pack], dict[str, Entry]]:
        """Nothing is known and there is a lot to read: both processes take from the paths until none is left."""
        mine, rest = dict[str, Entry](), set(range(len(self._paths)))
        for part in deal.parts():
            mine |= self._searched(self._paths[part])
            rest.difference_update(range(part.start, part.stop))
        packs = [(pack(mine, every=self._keep), mine)]
        answer = self._second.answer() if self._second is not None else None
        if answer is None:
            return packs, self._searched([self._paths[at] for at in sorted(rest)])
        data, skipped, scanned = answer
        entries = unpack(data, self._later)
        self._skipped += [Skipped(*one) for one in skipped]
        self._scanned += scanned
        return [*packs, (data, entries)], self._wanted_after_all(entries)

    def _wanted_after_all(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """What the second process found, which did not know whose definitions are wanted: those that it left out are read."""
        new = dict[str, Entry]()
        for path, entry in entries.items():
            wanted = self._definitions(path)
            if not wanted or entry.wanted:
                self._found(entry.file, wanted=wanted)
            elif entry.file is not None:  # a file with tags was read with all of its definitions
                new[path] = entry._replace(wanted=True)
                self._found(entry.file, wanted=True)
            elif (fresh := self._read(path, entry, self._started)) is not None:
                self._scanned -= 1
                new[path] = fresh
        return new

    def _searched(self, paths: Sequence[str]) -> dict[str, Entry]:
        return {path: entry for path in paths if (entry := self._read(path, None, self._started)) is not None}

    def _packed(self) -> Any:
        """What the second process found, as plain data: a pack, what it skipped, and how many files it read."""
        gc.disable()
        found, parent = dict[str, Entry](), os.getppid()
        for part in self._deal.parts(LEFT) if self._deal is not None else ():
            if os.getppid() != parent:
                break
            found |= self._searched(self._paths[part])
        return [pack(found, every=self._keep, kept=self._likely), [list(one) for one in self._skipped], self._scanned]

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
        return Kept(self.definitions, path, line)

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
