"""Files: read what is there, replace what is written, never tear anything.

Every write goes to a temporary file in the same folder, is flushed to the disk, and replaces the old file in one step, so
that a run killed at any moment leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from specflow.errors import UnreadableInput

MOST_BYTES = 20_000_000


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file. Raises `UnreadableInput` naming what is wrong and what to do."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableInput(f"{_shown(path)} is a folder", slug="is-a-folder", hint="Name a file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableInput(f"{_shown(path)} is no regular file", slug="not-a-file", hint="Name an ordinary file.")
        if status.st_size > most:
            raise UnreadableInput(
                f"{_shown(path)} has {status.st_size:,} bytes; the most that is read is {most:,}",
                slug="too-large", hint="Split it, or name the part that matters.",
            )  # fmt: skip
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(f"{_shown(path)} does not exist", slug="no-such-file", hint="Check the path.") from None
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise UnreadableInput(f"{_shown(path)} cannot be read: {why}", slug="unreadable", hint="Check its permissions.") from None
    except ValueError:
        raise UnreadableInput("a path cannot contain a NUL character", slug="bad-path") from None


def folders(top: Path) -> list[Path]:
    """What stands in a folder. Raises `UnreadableInput` when it may not be listed."""
    try:
        return list(top.iterdir())
    except OSError as problem:
        why = problem.strerror or str(problem)
        message = f"{_shown(top)} cannot be listed: {why}"
        raise UnreadableInput(message, slug="unreadable", hint="Check its permissions.") from None


def may_hold(path: Path) -> bool:
    """Whether something stands at a path, or nobody lets us look."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _shown(path: Path) -> str:
    """As a person who stands in the working folder would type it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return str(path)


# spec: note-to-spec/FR-19
def confined(path: Path) -> Path:
    """`path` with symlinks resolved. Raises `UnreadableInput` when they lead out of the repository, or the folder, it stands in.

    A repository that somebody else wrote may hold links; following one out of it would let it choose what is overwritten.
    """
    lexical = Path(os.path.abspath(path))  # noqa: PTH100 - resolving links is what must not happen yet
    top = next((one for one in lexical.parents if (one / ".git").exists() or (one / "specflow.toml").exists()), lexical.parent)
    target = Path(os.path.realpath(lexical))
    if not target.is_relative_to(os.path.realpath(top)):
        raise UnreadableInput(
            f"{path} is a link that leads to {target}, outside {top.name or top}", slug="outside",
            hint="Nothing was written. Replace the link by a file, or name the file itself.",
        )  # fmt: skip
    return target


# spec: note-to-spec/FR-11
def replace(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step; a symlink inside the repository keeps pointing, the mode of an existing file stays."""
    import tempfile  # it brings half a dozen modules, and most runs write nothing

    target = confined(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    except OSError as problem:
        raise UnreadableInput(
            f"{path} cannot be written: {problem.strerror}", slug="unwritable", hint="Check the folder's permissions."
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(target, Path(temporary))
        os.replace(temporary, target)  # noqa: PTH105 - the name says which call is atomic
    except BaseException as problem:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(problem, OSError):
            raise UnreadableInput(f"{path} cannot be written: {problem.strerror}", slug="unwritable") from None
        raise


def _keep_mode(target: Path, temporary: Path) -> None:
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    with contextlib.suppress(OSError):
        temporary.chmod(mode)


@contextlib.contextmanager
def locked(root: Path, path: Path, seconds: float = 10.0) -> Iterator[None]:
    """Hold the lock of `path` while reading, changing and writing it; other specflow processes in `root` wait."""
    from filelock import FileLock, Timeout

    folder = root / ".specflow" / "locks"
    name = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "__")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock")
        lock.acquire(timeout=seconds)
    except Timeout:
        hint = "Wait for it, or stop it, and try again."
        raise UnreadableInput(f"{path} is being changed by another specflow", slug="locked", hint=hint) from None
    except OSError as problem:
        hint = "Locks lie in `.specflow/locks`: make that folder writable, or delete what stands in its way."
        raise UnreadableInput(f"{path} cannot be locked: {problem.strerror}", slug="unwritable", hint=hint) from None
    try:
        yield
    finally:
        lock.release()


# spec: note-to-spec/FR-19
def inside(root: Path, relative: str) -> Path | None:
    """`root / relative` with symlinks resolved, or None when it leaves `root` or cannot be a path."""
    try:
        real_root = Path(os.path.realpath(root))
        target = Path(os.path.realpath(real_root / relative))
    except (ValueError, OSError):
        return None
    return target if target.is_relative_to(real_root) else None


def looks(root: Path, places: Iterable[str]) -> str:
    """How some files look from outside (size and time), and the files in some folders: another answer means that one changed."""
    seen = hashlib.sha256()
    for place in places:
        target = inside(root, place)
        found = sorted(target.iterdir()) if target is not None and target.is_dir() else [target] if target is not None else []
        for path in found:
            with contextlib.suppress(OSError):
                status = path.stat()
                seen.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return seen.hexdigest()[:16]
