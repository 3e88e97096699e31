"""Has anything changed? The sizes and times of the files that a check reads."""

from __future__ import annotations

import os
from pathlib import Path

from specflow.adapters import tree
from specflow.flows import workspace as ws

Seen = frozenset[tuple[str, int, int]]


def look(cwd: Path) -> Seen:
    """Every file of the workspace with its size and time; two looks are equal when nothing changed."""
    root = ws.find(cwd).root
    found = []
    for path in tree.list_files(root):
        try:
            status = os.stat(root / path)  # noqa: PTH116 - one call for both figures
        except OSError:
            continue
        found.append((path, status.st_size, status.st_mtime_ns))
    return frozenset(found)
