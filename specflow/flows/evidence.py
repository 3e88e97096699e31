"""The reports of a workspace: find them, read them, tell which of them git tracks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from specflow.adapters import disk, git
from specflow.analysis.evidence import located
from specflow.errors import EvidenceMissing, SpecflowError
from specflow.flows import workspace as ws
from specflow.model.evidence import Report
from specflow.model.finding import Problem
from specflow.parse.evidence import MOST_BYTES, read_report
from specflow.parse.evidence.common import unreadable

MOST_REPORTS = 2_000


def read_reports(workspace: ws.Workspace, named: Sequence[str] = ()) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in `named` files, read from where the user stands; without any, those that the configuration names.

    A report that cannot be read is a problem (SF506); one that git tracks is read and marked.
    Raises `EvidenceMissing` when a file that was named is not there.
    """
    paths = asked_for(named) if named else configured(workspace)
    tracked = _tracked(workspace.root, paths)
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in paths:
        read = read_file(workspace, path)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            reports.append(read._replace(tracked=path in tracked))
    return tuple(reports), tuple(problems)


def asked_for(named: Sequence[str]) -> tuple[Path, ...]:
    """The files that were named, each once. Raises `EvidenceMissing` for one that is not there."""
    for name in named:
        if not Path(name).is_file():
            hint = "Run the tests with evidence first; `specflow evidence --help` shows how."
            raise EvidenceMissing(f"there is no evidence at {name}", slug="no-evidence", hint=hint)
    return tuple(dict.fromkeys(Path(os.path.realpath(name)) for name in named))


def configured(workspace: ws.Workspace) -> tuple[Path, ...]:
    """The files that `[evidence]` names, each once, in order; nothing outside of the workspace."""
    found: dict[Path, None] = {}
    for pattern in (*workspace.config.evidence.pytest, *workspace.config.evidence.junit):
        for path in matching(workspace.root, pattern):
            found[path] = None
    return tuple(sorted(found))[:MOST_REPORTS]


def matching(root: Path, pattern: str) -> Iterable[Path]:
    """The files under `root` that a glob pattern names; a pattern that is none names nothing."""
    pattern = pattern.removeprefix("./")
    if not pattern or pattern.startswith("/") or ".." in pattern.split("/"):
        return
    try:
        for path in root.glob(pattern):
            if path.is_file() and disk.inside(root, os.path.relpath(path, root)) is not None:
                yield Path(os.path.realpath(path))
    except (ValueError, NotImplementedError, OSError):
        return


def read_file(workspace: ws.Workspace, path: Path) -> Report | Problem:
    """One report, its paths as they stand in the workspace."""
    name = workspace.relative(path)
    try:
        read = read_report(name, disk.read_bytes(path, MOST_BYTES), str(workspace.root))
    except SpecflowError as problem:
        return unreadable(name, problem.message)
    if isinstance(read, Problem) or all(_is_there(workspace.root, one) for one in {result.path for result in read.results}):
        return read
    return located(read, git.files(workspace.root).files)


def _is_there(root: Path, path: str) -> bool:
    try:
        return not path or (root / path).is_file()
    except (OSError, ValueError):
        return False


def _tracked(root: Path, paths: Sequence[Path]) -> frozenset[Path]:
    """Those of `paths` that git tracks; none where there is no git."""
    inside = [os.path.relpath(path, os.path.realpath(root)) for path in paths]
    inside = [path for path in inside if not path.startswith("..")]
    if not inside or git.top(root) is None:
        return frozenset()
    said = git.run(root, "--literal-pathspecs", "ls-files", "-z", "--", *inside)
    top = Path(os.path.realpath(root))
    return frozenset(top / os.fsdecode(name) for name in said.output.split(b"\0") if name)
