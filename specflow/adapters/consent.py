"""What the user has said may be run: kept in the user's own configuration, never in the workspace."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from specflow.adapters import disk
from specflow.errors import SpecflowError

MOST_BYTES = 1_000_000


def file() -> Path:
    """Where consent is kept: `specflow/trusted.json` in the user's folder for configuration."""
    if os.name == "nt":
        folder = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin" and "XDG_CONFIG_HOME" not in os.environ:
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return folder / "specflow" / "trusted.json"


def given(root: Path, digest: str) -> bool:
    """Whether the user agreed to run exactly what `digest` stands for in the workspace at `root`."""
    return digest in _read().get(_key(root), [])


def give(root: Path, digest: str) -> None:
    """Remember that the user agreed. Raises `UnreadableInput` when it cannot be written."""
    known = _read()
    kept = known.setdefault(_key(root), [])
    if digest not in kept:
        kept.append(digest)
    disk.replace(file(), (json.dumps(known, indent=1, sort_keys=True) + "\n").encode())


def withdraw(root: Path) -> None:
    """Forget everything the user agreed to for the workspace at `root`."""
    known = _read()
    if known.pop(_key(root), None) is not None:
        disk.replace(file(), (json.dumps(known, indent=1, sort_keys=True) + "\n").encode())


def _key(root: Path) -> str:
    return os.path.realpath(root)


def _read() -> dict[str, list[str]]:
    """A file that is not what it should be means no consent."""
    try:
        loaded = json.loads(disk.read_bytes(file(), MOST_BYTES))
    except (SpecflowError, ValueError, RecursionError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {key: [one for one in value if isinstance(one, str)] for key, value in loaded.items() if isinstance(value, list)}
