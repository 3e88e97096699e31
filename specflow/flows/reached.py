"""Coverage reports of a workspace: found where the configuration says, read, and held against the code they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from specflow.adapters import disk
from specflow.analysis.trace.reach import Paths
from specflow.errors import SpecflowError
from specflow.flows import evidence as evidence_flow
from specflow.flows import workspace as ws
from specflow.flows.kept import counting, written
from specflow.model.code import CodeFile, Relation
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.reach import Coverage, Ran
from specflow.model.trace import Link
from specflow.parse.evidence.common import unreadable
from specflow.parse.reach import MOST_BYTES, read_coverage


@dataclass(frozen=True)
class Reach:
    """What coverage tells: reports that count, the structure of the files whose classes are tagged, and what is wrong."""

    reports: tuple[Coverage, ...] = ()
    files: Mapping[str, CodeFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(workspace: ws.Workspace, links: Sequence[Link], files: Mapping[str, CodeFile]) -> Reach:
    """Read what `[evidence] coverage` names. What git tracks, cannot be read, or is older than its code does not count."""
    patterns = workspace.config.evidence.coverage
    names, problems = counting(workspace, (path for one in patterns for path in evidence_flow.matching(workspace.root, one)))
    paths = Paths(link.path for link in links if link.relation is Relation.IMPLEMENTS)
    reports: list[Coverage] = []
    for name, path in names.items():
        report = _read(name, path)
        if isinstance(report, Problem):
            problems.append(report)
            continue
        kept, old = _of_today(workspace.root, path, report, paths)
        reports.append(kept)
        if old:
            message = f"it is older than {old[0]}: what it says of that is not counted; measure coverage again"
            problems.append(Problem("stale-reach", message, Location(name)))
    return Reach(tuple(reports), _structures(workspace, links, files) if reports else {}, tuple(problems))


def _read(name: str, path: Path) -> Coverage | Problem:
    try:
        return read_coverage(name, disk.read_bytes(path, MOST_BYTES))
    except SpecflowError as problem:
        return unreadable(name, problem.message)


def _of_today(root: Path, path: Path, report: Coverage, paths: Paths) -> tuple[Coverage, tuple[str, ...]]:
    """The report without what it says of files that changed after it was written, and these files."""
    made = written(path)
    kept: list[Ran] = []
    old: dict[str, None] = {}
    for ran in report.ran:
        meant = paths.meant(ran.path)
        if meant and written(root / meant) > made:
            old[meant] = None
            ran = ran._replace(lines=frozenset(), called=frozenset())
        kept.append(ran)
    return report._replace(ran=tuple(kept)), tuple(old)


def _structures(workspace: ws.Workspace, links: Sequence[Link], files: Mapping[str, CodeFile]) -> dict[str, CodeFile]:
    """The files of tagged code with all their definitions: a class ran when one of its functions did."""
    from specflow.parse.code.scan import scan

    found: dict[str, CodeFile] = {}
    for path in sorted({link.path for link in links if link.relation is Relation.IMPLEMENTS and link.definition}):
        file = files.get(path)
        if file is not None and not file.definitions:
            text = ws.source_text(workspace, path)
            file = scan(path, text, definitions=True) if text else file
        if file is not None:
            found[path] = file
    return found
