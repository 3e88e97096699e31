"""The files of a workspace: listed by git where there is one, else by walking; read once, safely, nothing dropped silently."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import git

MOST_BYTES = 50_000_000
"""A larger file is skipped, and reported."""
SNIFF = 8_192
IGNORED_FOLDERS = frozenset({
    ".git", ".hg", ".svn", ".specflow", "node_modules", "__pycache__", ".venv", "venv", ".tox", ".nox", ".mypy_cache",
    ".pytest_cache", ".ruff_cache", ".hypothesis", ".gradle", ".idea", ".vs", ".next", ".nuxt", ".terraform", "bower_components",
    "build", "dist", "target", ".eggs", ".cache",
})  # fmt: skip


class Skipped(NamedTuple):
    """A file that was not looked into, and why: `binary`, `too large`, `symlink`, `submodule`, `sparse`, `absent`,
    `not a file`, or `unreadable: …`."""

    path: str
    why: str


class Listing(NamedTuple):
    """The files under a root, root-relative with `/`, in order."""

    files: tuple[str, ...]
    by: str
    """`git` or `walk`."""
    notes: tuple[str, ...] = ()
    """What a person should know about how they were found."""
    skipped: tuple[Skipped, ...] = ()
    tracked: frozenset[str] | None = None
    """Everything in git's index under the root; None where git was not asked."""
    own: tuple[str, ...] = ()
    """What git tracks below `.specflow/`: whoever can push can write it, so nothing in there is believed."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    size: int
    mtime: int
    ctime: int
    inode: int


def folders_of(path: str) -> tuple[str, ...]:
    """The folders that a path with `/` lies in, from the top."""
    parts = path.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts)))


MOST = (1 << 63) - 1
"""The largest number of a stamp."""


class Source(NamedTuple):
    """The bytes of a file and its stamp, taken together."""

    path: str
    data: bytes
    stamp: Stamp


def list_files(root: Path) -> tuple[str, ...]:
    """Everything tracked, or neither tracked nor ignored; without git, everything outside the usual build folders."""
    return listing(root).files


def listing(root: Path) -> Listing:
    """The files under `root`, how they were found, and what was left out."""
    top = git.top(Path(os.path.realpath(root)))
    if top is None:
        return _walked(root, ())
    found = git.files(root)
    if found.problem:
        why = f"git could not list the files ({found.problem}), so the folders were walked; .gitignore was not read"
        return _indexed(_walked(root, (why,)), root, top)
    files = tuple(path for path in found.files if not path.startswith(".specflow/"))
    own = tuple(path for path in found.tracked if path.startswith(".specflow/"))
    skipped = [Skipped(path, "submodule") for path in found.submodules] + [Skipped(path, "sparse") for path in found.sparse]
    skipped += [Skipped(path, f"unreadable: {why}") for path, why in found.closed]
    notes = []
    if found.submodules:
        notes.append(f"submodules are not searched: {', '.join(found.submodules[:5])}")
    if found.sparse:
        notes.append(f"{len(found.sparse)} files are left out by a sparse checkout")
    return Listing(files, "git", tuple(notes), tuple(sorted(skipped)), found.tracked.union(found.sparse), own)


def _indexed(listing: Listing, root: Path, top: Path) -> Listing:
    """A walk's listing with what the index says is tracked: who can push must not be believed because git is not installed."""
    from specflow.adapters import git_index

    index = git_index.read(top)
    if index is None:
        return listing
    here = os.path.relpath(os.path.realpath(root), top).replace(os.sep, "/")
    prefix = "" if here == "." else f"{here}/"
    tracked = frozenset(path.removeprefix(prefix) for path in index.files if path.startswith(prefix))
    modules = [Skipped(path.removeprefix(prefix), "submodule") for path in index.submodules if path.startswith(prefix)]
    own = tuple(sorted(path for path in tracked if path.startswith(".specflow/")))
    return listing._replace(tracked=tracked, own=own, skipped=tuple(sorted({*listing.skipped, *modules})))


def _walked(root: Path, notes: tuple[str, ...]) -> Listing:
    files, skipped, folders = list[str](), list[Skipped](), [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder if folder else root) as entries:
                for entry in entries:
                    _visit(entry, f"{folder}/{entry.name}" if folder else entry.name, files, skipped, folders)
        except OSError as problem:
            skipped.append(Skipped(folder or ".", f"unreadable: {problem.strerror}"))
    return Listing(tuple(sorted(files)), "walk", notes, tuple(sorted(skipped)))


def _visit(entry: os.DirEntry[str], path: str, files: list[str], skipped: list[Skipped], folders: list[str]) -> None:
    """Sort one entry of a folder into files, folders to visit and what is skipped; symlinks are never followed."""
    if entry.is_symlink():
        skipped.append(Skipped(path, "symlink"))
    elif entry.is_dir(follow_symlinks=False):
        environment = os.path.lexists(Path(entry.path, "pyvenv.cfg"))
        if entry.name not in IGNORED_FOLDERS and not environment and not os.path.lexists(Path(entry.path, ".git")):
            folders.append(path)
    elif entry.is_file(follow_symlinks=False):
        files.append(path)


_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(root: str, path: str, most: int = MOST_BYTES, *, binary: bool = False) -> Source | Skipped:
    """The bytes of a file, or why they are not looked at. Symlinks are not followed, pipes and devices not waited for.

    Binary files are skipped after their first bytes, unless `binary` asks for them too.
    """
    try:
        handle = os.open(f"{root}/{path}", _FLAGS)
    except OSError as problem:
        return _unopened(root, path, problem)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Skipped(path, "submodule" if stat.S_ISDIR(status.st_mode) else "not a file")
        whole = status.st_size <= (most if binary else 2 * SNIFF)
        data = os.read(handle, status.st_size + 1 if whole else SNIFF)
        if not binary and b"\0" in data[:SNIFF] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Skipped(path, "binary")
        if status.st_size > most:
            return Skipped(path, "too large")
        while len(data) < status.st_size and (more := os.read(handle, status.st_size - len(data))):
            data += more
        return Source(path, data, stamp(status))
    except OSError as problem:
        return Skipped(path, f"unreadable: {problem.strerror}")
    finally:
        os.close(handle)


def _unopened(root: str, path: str, problem: OSError) -> Skipped:
    """Why a file could not be opened."""
    if os.path.islink(f"{root}/{path}"):  # noqa: PTH114 - says no where pathlib would raise
        return Skipped(path, "symlink")
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return Skipped(path, "absent")
    return Skipped(path, "submodule" if isinstance(problem, IsADirectoryError) else f"unreadable: {problem.strerror}")


def stamp(status: os.stat_result) -> Stamp:
    """The stamp of a file's state, in numbers of 63 bits: some file systems number files with 64, which no cache could keep."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & MOST)


def prefilter(
    root: Path, paths: Sequence[str], needles: Sequence[bytes] = (b"spec",), skipped: list[Skipped] | None = None
) -> Iterator[Source]:
    """The files of `paths` that hold one of `needles`, each read once; what could not be read goes to `skipped`."""
    top = os.fspath(root)
    for path in paths:
        source = read(top, path)
        if isinstance(source, Skipped):
            if skipped is not None:
                skipped.append(source)
        elif holds(source.data, needles):
            yield source


def holds(data: bytes, needles: Sequence[bytes]) -> bool:
    """Whether the bytes hold one of the needles; UTF-16 is always worth a look."""
    return any(needle in data for needle in needles) or data.startswith((b"\xff\xfe", b"\xfe\xff"))


def encoding(data: bytes) -> tuple[bytes, str]:
    """The mark and the codec by which `decoded` reads these bytes, for whoever wants to write them back."""
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"), (b"", "utf-8")):
        if data.startswith(mark):
            try:
                data[len(mark) :].decode(codec)
            except UnicodeDecodeError:
                break
            return mark, codec
    return b"", "latin-1"


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with a mark, else Latin-1, so that every byte has a character."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
