"""Files of the cache under `.specflow/`: safe to delete, written in one step, and nothing when anything about them is odd."""

from __future__ import annotations

import contextlib
import os
import time
from hashlib import blake2b
from pathlib import Path

from specflow import __version__
from specflow.adapters import tree

FOLDER = ".specflow/cache"
MOST_BYTES = 400_000_000


def believed(listing: tree.Listing) -> bool:
    """Whether what an earlier run kept may be used: not where the cache came with the repository, written by who knows whom."""
    if any(path.startswith(FOLDER) for path in listing.own):
        return False
    whole = (*tree.folders_of(FOLDER), FOLDER)  # behind a link, or in a submodule
    return not (listing.tracked and listing.tracked.intersection(whole)) and all(one.path not in whole for one in listing.skipped)


def load(root: Path, name: str, key: str) -> bytes | None:
    """What was kept under `name` for the same `key` by this version; None when it is not there, torn, edited, or for another."""
    source = tree.read(os.fspath(root), f"{FOLDER}/{name}", MOST_BYTES, binary=True)
    if isinstance(source, tree.Skipped):
        return None
    head, _, body = source.data.partition(b"\n")
    return body if head == _head(key, body) else None


def save(root: Path, name: str, key: str, body: bytes) -> None:
    """Keep `body`; where it cannot be written, or a link leads elsewhere, there is no cache."""
    path = root / FOLDER / name
    with contextlib.suppress(OSError):
        if (root / ".specflow").is_symlink() or path.parent.is_symlink():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.{time.time_ns()}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(_head(key, body) + b"\n" + body)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)


def _head(key: str, body: bytes) -> bytes:
    """The first line: version, key, and a digest of the rest."""
    return f"specflow {__version__} {key} {blake2b(body, digest_size=16).hexdigest()}".encode()
