"""The record of money: a line before each call with the most that it can cost, and one with what it did cost, before its
answer is looked at. What a killed run leaves open counts at its worst."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specflow.adapters import disk
from specflow.errors import UnreadableInput

if TYPE_CHECKING:
    from filelock import BaseFileLock

FILE = ".specflow/spend.jsonl"
MOST_LINE = 1_000_000
LOCKS = ".specflow/locks"
RESERVED, UNKNOWN = "reserved", "unknown"
"""Outcomes: of a call that begins, and of one that nobody saw the end of."""


def append(root: Path, *entries: Mapping[str, Any]) -> None:
    """Add lines and see them onto the disk; lines of several processes do not mix."""
    path = disk.confined(root / FILE)
    lines = "".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n" for entry in entries)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _ordinary(path)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            _write(handle, lines.encode("utf-8", "replace"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        hint = "Without the record of money nothing is asked: make room, or make the file writable, and run it again."
        raise UnreadableInput(f"{FILE} cannot be written: {problem.strerror}", slug="unwritable", hint=hint) from None


def _ordinary(path: Path) -> None:
    """A pipe would wait for ever, and a device has no end. Raises `UnreadableInput`; nothing there is well."""
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            hint = "Move away what stands there; the record is made anew."
            raise UnreadableInput(f"{FILE} is no ordinary file", slug="not-a-file", hint=hint)


def _write(handle: int, data: bytes) -> None:
    """All of it; behind a line that a full disk or a crash cut short, on a line of its own."""
    if os.fstat(handle).st_size:
        os.lseek(handle, -1, os.SEEK_END)
        if os.read(handle, 1) != b"\n":
            data = b"\n" + data
    while data:
        data = data[os.write(handle, data) :]


class Call:
    """A call that is under way; a lock tells other processes that somebody will write down how it ended."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name
        self._lock = _lock(root, name)
        with contextlib.suppress(NotImplementedError):  # a file system without locks: then nobody else settles the call
            self._lock.acquire(timeout=0)

    def end(self, entry: Mapping[str, Any]) -> None:
        """Write what it cost in place of what was reserved."""
        try:
            append(self.root, {**entry, "call": self.name})
        finally:
            self.release()

    def release(self) -> None:
        """Nobody waits for it any more in this process."""
        self._lock.release()
        _unlock(self.root, self.name)


def begin(root: Path, entry: Mapping[str, Any]) -> Call:
    """Put a call on record before it is made; `cost` in `entry` is the most that it can cost."""
    name = secrets.token_hex(8)
    call = _held(root, name)
    append(root, {**entry, "call": name, "outcome": RESERVED})
    return call


def begin_batch(root: Path, mark: str, lines: Iterable[Mapping[str, Any]]) -> Call:
    """Put every question of a batch on record before it is sent, each with the name of its call; one lock is for all of them."""
    call = _held(root, mark)
    append(root, *({**line, "mark": mark, "outcome": RESERVED} for line in lines))
    return call


def _held(root: Path, name: str) -> Call:
    try:
        return Call(root, name)
    except OSError as problem:
        hint = "Without the record of money nothing is asked: make that folder writable, and run it again."
        raise UnreadableInput(f"{LOCKS} cannot be written: {problem.strerror}", slug="unwritable", hint=hint) from None


def settle_killed(root: Path, feature: str, run: str, under_way: Container[str] = ()) -> tuple[dict[str, Any], ...]:
    """Calls of a feature that no living process will settle, settled here at their worst: each is given once, to one run.

    Those of a batch whose mark is `under_way` still get their answers.
    """
    found = []
    for entry in entries(root):
        if entry.get("outcome") == UNKNOWN and "settled_by" not in entry and entry.get("feature") == feature:
            name = str(entry.get("mark") or entry["call"])
            if name not in under_way and abandoned(root, name):
                append(root, {**entry, "settled_by": run})
                _unlock(root, name)
                found.append(entry)
    return tuple(found)


def _lock(root: Path, name: str) -> BaseFileLock:
    from filelock import FileLock

    folder = disk.confined(root / LOCKS)
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"call-{name}.lock")


def _unlock(root: Path, name: str) -> None:
    with contextlib.suppress(OSError):
        (root / LOCKS / f"call-{name}.lock").unlink(missing_ok=True)


def abandoned(root: Path, name: str) -> bool:
    """Whether nobody holds a call's lock any more: the system lets go of it when a process ends, however it ends."""
    from filelock import Timeout

    if not (name.isalnum() and len(name) <= 40):
        return False
    try:
        with _lock(root, name).acquire(timeout=0):
            return True
    except (Timeout, OSError, NotImplementedError):
        return False


def entries(root: Path) -> Iterator[dict[str, Any]]:
    """Every line that can be read, oldest first: of each call how it ended, or `unknown` at the most that it can have cost."""
    settled = {str(one["call"]) for one in _lines(root) if "call" in one and one.get("outcome") != RESERVED}
    told: set[str] = set()  # a run that is killed while it takes the answers of a batch takes them twice
    for entry in _lines(root):
        if entry.get("outcome") != RESERVED:
            if "call" not in entry or str(entry["call"]) not in told:
                yield entry
            told.add(str(entry.get("call")))
        elif str(entry.get("call")) not in settled:
            yield entry | {"call": str(entry.get("call")), "outcome": UNKNOWN}


def _lines(root: Path) -> Iterator[dict[str, Any]]:
    try:
        path = disk.confined(root / FILE)
        _ordinary(path)
        with path.open("rb") as file:
            while line := file.readline(MOST_LINE):
                if isinstance(entry := _entry(line), dict):
                    yield entry
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        why = f"{FILE} cannot be read: {problem.strerror}"
        raise UnreadableInput(why, slug="unreadable", hint="Check its permissions.") from None


def _entry(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
