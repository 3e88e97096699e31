"""git, as far as a run needs it: where the repository starts."""

from __future__ import annotations

from pathlib import Path


def top(start: Path) -> Path | None:
    """The nearest folder upward that holds a `.git`, without starting a process."""
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return None
