"""Which other repositories the user lets a workspace look into: kept in the user's own configuration, never in the workspace."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from specflow.adapters import consent, disk
from specflow.errors import SpecflowError

Share = Literal["none", "signatures", "code"]
SHARES: tuple[Share, ...] = get_args(Share)
MOST_BYTES = 1_000_000


class Repository(NamedTuple):
    """Another repository, by its absolute path, and how much of its code may be shown."""

    path: str
    share: Share


def file() -> Path:
    """Where they are listed: `specflow/repositories.json` in the user's folder for configuration."""
    return consent.file().with_name("repositories.json")


def known(root: Path) -> tuple[Repository, ...]:
    """The repositories of the workspace at `root`, by path. A file that is not what it should be lists none."""
    listed = _read().get(os.path.realpath(root), {})
    return tuple(Repository(path, share) for path, share in sorted(listed.items()))


def add(root: Path, path: str, share: Share) -> None:
    """Let the workspace at `root` look into the repository at `path`. Raises `UnreadableInput` when it cannot be written."""
    every = _read()
    every.setdefault(os.path.realpath(root), {})[os.path.realpath(path)] = share
    _write(every)


def remove(root: Path, path: str) -> bool:
    """Take it back; whether it was there."""
    every = _read()
    there = every.get(os.path.realpath(root), {}).pop(os.path.realpath(path), None) is not None
    if there:
        _write(every)
    return there


def _write(every: dict[str, dict[str, Share]]) -> None:
    disk.replace(file(), (json.dumps(every, indent=1, sort_keys=True) + "\n").encode())


def _read() -> dict[str, dict[str, Share]]:
    try:
        loaded = json.loads(disk.read_bytes(file(), MOST_BYTES))
    except (SpecflowError, ValueError, RecursionError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {
        root: {path: share for path, share in listed.items() if share in SHARES}
        for root, listed in loaded.items() if isinstance(listed, dict)
    }  # fmt: skip
