"""Who changed a block of lines, and when: git's own way of following them through edits above and renames."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import git

MOST = 12


class Change(NamedTuple):
    """A commit that changed the block: its short id, its day (ISO 8601), its author's address and its subject."""

    commit: str
    date: str
    by: str
    subject: str


def at_head(root: Path, path: str) -> bytes:
    """The file as the last commit has it; empty where there is none."""
    return git.run(root, "show", "--no-textconv", f"HEAD:./{path}").output


def changes_of(root: Path, path: str, first: int, last: int, most: int = MOST) -> tuple[Change, ...]:
    """The commits behind the head that changed lines `first` to `last` (from 1) of the file as the head has it, newest first.

    Nothing where there is no git, no commit, or no such lines; a shallow checkout tells as much as it holds.
    """
    shown = ("-s", "--no-ext-diff", "--no-textconv", "--no-color", "--date=short", f"-{most}", "--format=%h%x00%ad%x00%ae%x00%s")
    said = git.run(root, "-c", "log.showSignature=false", "log", f"-L{first},{last}:./{path}", *shown, "HEAD")
    rows = [line.split("\0", 3) for line in os.fsdecode(said.output).split("\n")]
    return tuple(Change(*row) for row in rows if len(row) == 4)
