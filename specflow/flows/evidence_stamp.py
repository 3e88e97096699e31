"""The stamp of evidence: commit, and digests of texts, tagged code and claiming tests."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk, git
from specflow.analysis.evidence import FILE
from specflow.analysis.fingerprint import fingerprint
from specflow.analysis.trace import links
from specflow.analysis.trace.assemble import text_digests
from specflow.analysis.trace.places import placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.flows import tracing
from specflow.flows import workspace as ws
from specflow.model.evidence import Report
from specflow.model.trace import Link
from specflow.parse.code.scan import scan


class Moment(NamedTuple):
    """What stood here when the tests began."""

    began: float
    commit: str
    dirty: bool
    digests: dict[str, str]


def moment_of(workspace: ws.Workspace) -> Moment:
    """Commit and digests before the tests begin: what changes meanwhile makes the evidence stale, as it should."""
    commit, dirty = commit_of(workspace.root)
    return Moment(time.time(), commit, dirty, known_of(workspace).digests)


def commit_of(root: Path) -> tuple[str, bool]:
    """(commit, whether the tree differs from it); no commit where git cannot tell."""
    said = git.run(root, "status", "--porcelain=v2", "--branch", "--untracked-files=normal")
    lines = said.output.decode("utf-8", "replace").splitlines()
    oids = [line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")]
    if not oids or oids[0].startswith("("):
        return "", True
    return oids[0], any(not line.startswith("#") for line in lines)


class Known(NamedTuple):
    """What the workspace says now: texts by full id, links with the fingerprints of their definitions, and all its ids."""

    texts: dict[str, str]
    links: tuple[Link, ...]
    register: Register

    @property
    def digests(self) -> dict[str, str]:
        """By full id and by `path::symbol`."""
        return {**self.texts, **{link.target: link.digest for link in self.links if link.digest}}


def known_of(workspace: ws.Workspace) -> Known:
    """Every requirement's text, and every definition that a tag or the spec itself names."""
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    code = tracing.read_code(workspace, project)
    register = Register.of(spec for _, spec in project.understood)
    uses = uses_of(list(code.files.values()), register, placing(workspace.config))
    found = [*links.from_uses(uses, code.digest), *links.mapped(project.requirements, code.files, code.digest)]
    return Known(text_digests(project), tuple(found), register)


def stamped(workspace: ws.Workspace, report: Report, moment: Moment) -> Report:
    """The report with what stood here when its tests began, and fingerprints of tests that claim by mark, property or title."""
    digests = {key: digest for key, digest in report.digests.items() if key.startswith(FILE)} | moment.digests
    digests |= tests_of(workspace, report, digests, moment.began)
    return report._replace(commit=moment.commit, dirty=moment.dirty, digests=digests)


def tests_of(
    workspace: ws.Workspace, report: Report, known: Mapping[str, str], before: float = float("inf")
) -> dict[str, str]:
    """Fingerprints of the report's claiming tests that `known` lacks, of files that were last changed `before` then."""
    wanted: dict[str, set[str]] = {}
    for result in report.results:
        if result.path and f"{result.path}::{result.symbol}" not in known and result.requirements:
            wanted.setdefault(result.path, set()).add(result.symbol)
    found: dict[str, str] = {}
    for path, symbols in sorted(wanted.items()):
        found |= _of_tests(workspace, path, symbols, before)
    return found


def _of_tests(workspace: ws.Workspace, path: str, symbols: Iterable[str], began: float) -> dict[str, str]:
    """Fingerprints of tests in a file that did not change since the run began."""
    target = disk.inside(workspace.root, path)
    if target is None or not target.is_file() or target.stat().st_mtime > began:
        return {}
    data = disk.read_bytes(target)
    text = ws.as_text(data)
    file = scan(path, text, definitions=True)
    found = {FILE + path: hashlib.sha256(data).hexdigest()}
    for symbol in symbols:
        definition = links.defined(file, symbol)
        if definition is not None:
            found[f"{path}::{symbol}"] = fingerprint(text, definition, file.language)
    return found
