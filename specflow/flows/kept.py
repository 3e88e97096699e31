"""What commands leave under `.specflow` for later ones; what git tracks never counts, since whoever can push can write it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from specflow.adapters import disk, git
from specflow.flows import workspace as ws
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.parse.checks.results import Kept, read_results, write_results

RESULTS = ".specflow/verify"
MOST_REPORTS = 2_000
AT_ONCE = 500
"""Paths in one command line."""


def git_tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of `paths` that git tracks."""
    if not paths or git.top(root) is None:
        return []
    found: list[str] = []
    for at in range(0, len(paths), AT_ONCE):
        said = git.run(root, "--literal-pathspecs", "ls-files", "-z", "--", *paths[at : at + AT_ONCE])
        found += [name for name in said.output.decode("utf-8", "surrogateescape").split("\0") if name]
    return sorted(found)


def counting(workspace: ws.Workspace, paths: Iterable[Path]) -> tuple[dict[str, Path], list[Problem]]:
    """Reports by their names from the root, less those that git tracks, of which each is a problem."""
    names = {workspace.relative(path): path for path in sorted(set(paths))[:MOST_REPORTS]}
    tracked = git_tracked(workspace.root, list(names))
    message = "git tracks this report, so it proves nothing and was not counted"
    problems = [Problem("tracked-evidence", message, Location(name)) for name in tracked]
    return {name: path for name, path in names.items() if name not in tracked}, problems


def untracked(workspace: ws.Workspace, path: str) -> bytes | None:
    """The bytes of a file that was left; None when it is not there, or git tracks it."""
    target = disk.inside(workspace.root, path)
    if target is None or not target.is_file() or git_tracked(workspace.root, [path]):
        return None
    return disk.read_bytes(target)


def stored(workspace: ws.Workspace, feature: str) -> tuple[Kept, ...]:
    """What `verify` left; nothing when git tracks the file."""
    data = untracked(workspace, f"{RESULTS}/{feature}.json")
    return read_results(data) if data is not None else ()


def store(workspace: ws.Workspace, feature: str, kept: Iterable[Kept]) -> None:
    """Leave results for `check`."""
    disk.replace(workspace.root / RESULTS / f"{feature}.json", write_results(kept))


def written(path: Path) -> int:
    """When a file was last written, in nanoseconds; 0 for none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
