"""The record of money: one line for each attempt, on the disk before its answer is looked at."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.errors import UnreadableInput

FILE = ".specflow/spend.jsonl"
MOST_LINE = 1_000_000


def append(root: Path, entry: Mapping[str, Any]) -> None:
    """Add one line and see it onto the disk; lines of several processes do not mix."""
    path = disk.confined(root / FILE)
    line = json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, line.encode("utf-8", "replace"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        raise UnreadableInput(f"{path} cannot be written: {problem.strerror}", slug="unwritable") from None


def entries(root: Path) -> Iterator[dict[str, Any]]:
    """Every line that can be read, oldest first."""
    try:
        with (root / FILE).open("rb") as file:
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
