"""What the scanner found last time, kept under `.specflow/`: safe to delete, never believed without cause.

A file's entry holds while its stamp (size, times, inode) is the same and was taken well before the cache was written; else
its content is read, and the entry holds while the content's digest is the same. Anything odd in the cache file means: no cache.

The file is a line of JSON with what every run needs, and below it one line a file with its definitions, which are only made
into values when somebody looks at them.
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
from specflow.adapters.tree import Skipped, Source, Stamp
from specflow.model.code import CodeFile, Definition, NearMiss, Precision, Scope, Tag, TagId, Tally

FILE = "code.json"
FORMAT = 2
RACY = 2_500_000_000
"""Nanoseconds: a file changed this shortly before it was read may change again without its times showing it."""
MANY = 1_500
"""Files from which a second process pays when nothing is known of them."""

Scan = Callable[..., CodeFile]
"""`scan(path, text, definitions=…)`."""
Entry = list[Any]
"""`[size, mtime, ctime, inode, digest, had definitions, file or None, line of its definitions]`; times 0 where the stamp
proves nothing."""


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
    definitions: Callable[[str], bool] = lambda _: False, cache: bool = True,
) -> CodeTree:  # fmt: skip
    """Search `paths` under `root`; `definitions` says of which files all definitions are wanted, tags or not."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Run(root, scan, f"{FORMAT}/{version}", needles, definitions).over(paths, cache=cache)
    finally:
        if collecting:
            gc.enable()


class _Run:
    def __init__(
        self, root: Path, scan: Scan, version: str, needles: Sequence[bytes], definitions: Callable[[str], bool]
    ) -> None:
        self._root, self._scan, self._version, self._needles, self._definitions = root, scan, version, needles, definitions
        self._top = os.fspath(root)
        self._files, self._skipped, self._looked, self._scanned = list[CodeFile](), list[Skipped](), 0, 0

    def over(self, paths: Sequence[str], *, cache: bool) -> CodeTree:
        known = _load(self._root, self._version) if cache else {}
        kept, started, changed = dict[str, Entry](), time.time_ns(), False
        if not known and len(paths) >= MANY:
            # Nothing is known and there is a lot to read: a second process takes half of it.
            half = len(paths) // 2
            second = fork.start(lambda: self._packed(paths[half:], started))
            if second is not None:
                paths, theirs = paths[:half], paths[half:]
        else:
            second = None
        for path in paths:
            entry = known.get(path)
            fresh = self._one(path, entry, started)
            if fresh is not None:
                kept[path] = fresh
            changed = changed or fresh is not entry
        if second is not None:
            kept |= self._joined(second, theirs, started)
            changed = True
        if cache and (changed or len(kept) != len(known)):
            _save(self._root, self._version, kept)
        return CodeTree(tuple(sorted(self._files)), tuple(sorted(self._skipped)), self._looked, self._scanned)

    def _packed(self, paths: Sequence[str], started: int) -> Any:
        """What the second process found, as plain data: entries by path, and what it skipped."""
        entries = {path: entry for path in paths if (entry := self._one(path, None, started)) is not None}
        return [entries, [list(one) for one in self._skipped], self._scanned]

    def _joined(self, second: fork.Second, paths: Sequence[str], started: int) -> dict[str, Entry]:
        """The second half of the tree; searched here after all when the other process came to grief."""
        answer = second.answer()
        if answer is None:
            return {path: entry for path in paths if (entry := self._one(path, None, started)) is not None}
        entries, skipped, scanned = answer
        for path, entry in entries.items():
            self._found(_unpack(path, entry), wanted=bool(entry[5]))
        self._skipped += [Skipped(*one) for one in skipped]
        self._scanned += scanned
        return dict(entries)

    def _one(self, path: str, entry: Entry | None, started: int) -> Entry | None:
        """Search one file, or take what is known of it; gives the entry to keep."""
        wanted = self._definitions(path)
        if entry is not None and (entry[5] or not wanted) and self._unchanged(path, entry):
            self._found(_unpack(path, entry), wanted=wanted)
            return entry
        source = tree.read(self._top, path)
        if isinstance(source, Skipped):
            self._skipped.append(source)
            return None
        self._scanned += 1
        digest = blake2b(source.data, digest_size=16).hexdigest()
        stamp = _trusted(source.stamp, started)
        if entry is not None and entry[4] == digest and (entry[5] or not wanted):
            self._found(_unpack(path, entry), wanted=wanted)
            return [*stamp, digest, *entry[5:]]
        file = self._search(source, wanted=wanted)
        self._found(file, wanted=wanted)
        return [*stamp, digest, wanted, *_pack(file)]

    def _search(self, source: Source, *, wanted: bool) -> CodeFile | None:
        if not wanted and not tree.holds(source.data, self._needles):
            return None
        file = self._scan(source.path, tree.decoded(source.data), definitions=wanted)
        return file if file.tags or file.near_misses or file.definitions else None

    def _found(self, file: CodeFile | None, *, wanted: bool) -> None:
        self._looked += 1
        if file is not None and (wanted or file.tags or file.near_misses):
            self._files.append(file)

    def _unchanged(self, path: str, entry: Entry) -> bool:
        """Whether the file's stamp is the one its entry was made with, and can be trusted."""
        if not entry[1]:
            return False
        try:
            status = os.lstat(f"{self._top}/{path}")
        except OSError:
            return False
        return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino] == entry[:4]


def _trusted(stamp: Stamp, started: int) -> tuple[int, int, int, int]:
    """The stamp, or zeros for its times when the file is so young that they may not show its next change."""
    if max(stamp.mtime, stamp.ctime) > started - RACY:
        return stamp.size, 0, 0, stamp.inode
    return stamp


def _load(root: Path, version: str) -> dict[str, Entry]:
    """The entries that were kept by this version."""
    body = cachefile.load(root, FILE, version)
    if body is None:
        return {}
    try:
        first, *lines = body.decode().split("\n")
        known: dict[str, Entry] = json.loads(first)
        for entry, line in zip(known.values(), lines, strict=True):
            entry.append(line)
    except (ValueError, RecursionError, AttributeError):
        return {}
    return known


def _save(root: Path, version: str, entries: dict[str, Entry]) -> None:
    first = _compact({path: entry[:7] for path, entry in entries.items()})
    cachefile.save(root, FILE, version, "\n".join([first, *(entry[7] for entry in entries.values())]).encode())


_compact = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def _pack(file: CodeFile | None) -> tuple[list[Any] | None, str]:
    """A file as plain lists without its definitions, and these as a line of JSON."""
    if file is None:
        return None, ""
    tags = [[*tag[:-2], tag.owner, tag.precision] for tag in file.tags]
    rest = [file.language, tags, file.near_misses, file.generated, file.tally]
    return rest, _compact(list(file.definitions)) if file.definitions else ""


_SCOPES, _PRECISIONS = {one.value: one for one in Scope}, {one.value: one for one in Precision}


def _unpack(path: str, entry: Entry) -> CodeFile | None:
    packed = entry[6]
    if packed is None:
        return None
    language, tags, misses, generated, tally = packed
    found = tuple([
        Tag(_SCOPES[scope], tuple(map(TagId._make, ids)), prose, line, column, end,
            Definition._make(owner) if owner else None, _PRECISIONS[how])
        for scope, ids, prose, line, column, end, owner, how in tags
    ])  # fmt: skip
    kept = tuple(map(NearMiss._make, misses)) if misses else ()
    return CodeFile(path, language, found, kept, Kept(entry[7]), generated, Tally(*tally) if tally else None)


class Kept(Sequence[Definition]):
    """The definitions of a file as the cache has them; made into values when they are looked at, equal to a tuple of them."""

    __slots__ = ("_line", "_made")

    def __init__(self, line: str) -> None:
        self._line = line
        self._made: tuple[Definition, ...] | None = None if line else ()

    def _all(self) -> tuple[Definition, ...]:
        if self._made is None:
            self._made = tuple(map(Definition._make, json.loads(self._line)))
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
