"""The record of money: one line for each attempt, on the disk before its answer is looked at."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from specflow.errors import UnreadableInput

FILE = ".specflow/spend.jsonl"
MOST_BYTES = 50_000_000


def append(root: Path, entry: Mapping[str, Any]) -> None:
    """Add one line and see it onto the disk; lines of several processes do not mix."""
    path = root / FILE
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
    path = root / FILE
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict):
            yield entry
