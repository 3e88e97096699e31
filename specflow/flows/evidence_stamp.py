"""The stamp of evidence: commit, and digests of texts, tagged code and claiming tests."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk, git, tree
from specflow.analysis.evidence import FILE
from specflow.analysis.fingerprint import fingerprint
from specflow.analysis.trace import links
from specflow.analysis.trace.assemble import text_digests
from specflow.analysis.trace.places import Place, placing
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
    report = _placed(workspace, report)
    digests = {key: digest for key, digest in report.digests.items() if key.startswith(FILE)} | moment.digests
    digests |= tests_of(workspace, report, digests, moment.began)
    return report._replace(commit=moment.commit, dirty=moment.dirty, digests=digests)


_NAME = re.compile(r"[A-Za-z_]\w{3,}")


def _placed(workspace: ws.Workspace, report: Report) -> Report:
    """The report with the files of tests that claim by themselves and do not say where they stand (Go's `t.Attr`, a property):
    the only test file that defines one of the name. Where several do, or none, the place stays unknown."""
    lost = {one.symbol for one in report.results if one.requirements and not one.path and _NAME.fullmatch(one.symbol)}
    if not lost:
        return report
    place = placing(workspace.config)
    found: dict[str, list[str]] = {}
    for path in tree.list_files(workspace.root):
        source = tree.read(str(workspace.root), path) if place(path) is Place.TEST else None
        if isinstance(source, tree.Source) and (here := _defines(source, lost)):
            for symbol in here:
                found.setdefault(symbol, []).append(path)
    places = {symbol: paths[0] for symbol, paths in found.items() if len(paths) == 1}
    return report._replace(results=tuple(
        one._replace(path=places[one.symbol]) if one.requirements and not one.path and one.symbol in places else one
        for one in report.results
    ))  # fmt: skip


def _defines(source: tree.Source, symbols: Collection[str]) -> set[str]:
    text = ws.as_text(source.data)
    if not any(symbol in text for symbol in symbols):
        return set()
    return {one.name for one in scan(source.path, text, definitions=True).definitions}.intersection(symbols)


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
