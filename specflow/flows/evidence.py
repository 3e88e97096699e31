"""The reports of a workspace: find them, read them, tell which of them git tracks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from specflow.adapters import cachefile, disk, git, tree
from specflow.analysis.evidence import located
from specflow.errors import EvidenceMissing, SpecflowError
from specflow.flows import workspace as ws
from specflow.model.evidence import Report
from specflow.model.finding import Problem
from specflow.parse.evidence import MOST_BYTES, read_report
from specflow.parse.evidence.kept import FORMAT, packed, unpacked

MOST_REPORTS = 2_000
LARGE = 20_000
"""Bytes from which a report is worth keeping as it was understood."""


def read_reports(
    workspace: ws.Workspace, named: Sequence[str] = (), listing: tree.Listing | None = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in `named` files, read from where the user stands; without any, those that the configuration names.

    A report that cannot be read is a problem (SF506); one that git tracks is read and marked.
    Raises `EvidenceMissing` when a file that was named is not there.
    """
    paths = asked_for(named) if named else configured(workspace)
    if not paths:
        return (), ()
    listing = listing or tree.listing(workspace.root)
    tracked = _tracked(workspace.root, paths, listing)
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in paths:
        read = read_file(workspace, path, listing)
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


def read_file(workspace: ws.Workspace, path: Path, listing: tree.Listing | None = None) -> Report | Problem:
    """One report, its paths as they stand in the workspace."""
    name = workspace.relative(path)
    listing = listing or tree.listing(workspace.root)
    try:
        read = _read(workspace.root, name, disk.read_bytes(path, MOST_BYTES), cached=cachefile.believed(listing))
    except SpecflowError as problem:
        from specflow.parse.evidence.common import unreadable

        return unreadable(name, problem.message.removeprefix(name).lstrip())
    if isinstance(read, Problem):
        return read
    unknown = {result.path for result in read.results}.difference(listing.files, ("",))
    return read if all(_is_there(workspace.root, one) for one in unknown) else located(read, listing.files)


def _is_there(root: Path, path: str) -> bool:
    try:
        return (root / path).is_file()
    except (OSError, ValueError):
        return False


def _read(root: Path, name: str, data: bytes, *, cached: bool) -> Report | Problem:
    """The report as its bytes say, or as a run before understood the same bytes."""
    if not cached or len(data) < LARGE:
        return read_report(name, data, str(root))
    key = f"{FORMAT}/{blake2b(f'{root}'.encode('utf-8', 'surrogatepass') + data, digest_size=16).hexdigest()}"
    file = f"report-{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}.json"
    kept = cachefile.load(root, file, key)
    if kept is not None:
        return unpacked(name, kept)
    read = read_report(name, data, str(root))
    if not isinstance(read, Problem):
        cachefile.save(root, file, key, packed(read))
    return read


def _tracked(root: Path, paths: Sequence[Path], listing: tree.Listing) -> frozenset[Path]:
    """Those of `paths` that git tracks; none where there is no git."""
    top = Path(os.path.realpath(root))
    if listing.tracked is not None:
        names = {path: os.path.relpath(path, top).replace(os.sep, "/") for path in paths}
        submodules = frozenset(one.path for one in listing.skipped if one.why == "submodule")
        return frozenset(
            path for path, name in names.items()
            if name in listing.tracked or not submodules.isdisjoint(tree.folders_of(name))  # where another git tracks it
        )  # fmt: skip
    inside = [os.path.relpath(path, os.path.realpath(root)) for path in paths]
    inside = [path for path in inside if not path.startswith("..")]
    if not inside or git.top(root) is None:
        return frozenset()
    said = git.run(root, "--literal-pathspecs", "ls-files", "-z", "--", *inside)
    return frozenset(top / os.fsdecode(name) for name in said.output.split(b"\0") if name)
