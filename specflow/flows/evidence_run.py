"""`specflow evidence`: run the user's tests, stamp what they report with what stood here when they began."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import command, disk, git
from specflow.analysis.evidence import FILE, freshness
from specflow.analysis.fingerprint import fingerprint
from specflow.analysis.trace import links
from specflow.analysis.trace.assemble import text_digests
from specflow.analysis.trace.places import placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.errors import EvidenceMissing, UnreadableInput, UsageProblem
from specflow.flows import evidence, tracing
from specflow.flows import workspace as ws
from specflow.model.change import Change
from specflow.model.code import Definition, Relation
from specflow.model.evidence import Freshness, Report
from specflow.model.finding import Problem
from specflow.model.trace import Link
from specflow.parse.code.scan import scan
from specflow.parse.evidence import MOST_BYTES, read_report
from specflow.parse.evidence.merge import merge
from specflow.parse.evidence.recorded import write_recorded

FOLDER = ".specflow/evidence"
ENVIRONMENT = "SPECFLOW_EVIDENCE"
STANDARD_OUTPUT = "-"
CLOCKS_DIFFER_BY = 2.0
"""Seconds: what a file system may round a time by."""


class Promise(NamedTuple):
    """What the command is to leave: report files, `-` for its own output, or nothing: then a pytest writes evidence itself."""

    junit: tuple[str, ...] = ()
    go: str | None = None


class Recorded(NamedTuple):
    """What came of a run."""

    code: int
    """The exit code of the command."""
    path: str
    report: Report

    @property
    def claiming(self) -> int:
        """Tests that name a requirement themselves."""
        return sum(bool(result.requirements) for result in self.report.results)


class Standing(NamedTuple):
    """What stood here when the tests began."""

    began: float
    commit: str
    dirty: bool
    digests: dict[str, str]


# ---------------------------------------------------------------- running


def record(cwd: Path, words: Sequence[str], promise: Promise, output: str | None, name: str | None) -> Recorded:
    """Run `words`, stamp its report, write it. Raises `EvidenceMissing` when the report is missing or older than the run."""
    workspace = ws.find(cwd)
    target = _target(workspace, cwd, words, output, name)
    own = target.with_name(f".{target.stem}.{os.getpid()}.run.json")
    before = {path: _signature(path) for path in _promised(cwd, promise)}
    standing = _standing(workspace)
    target.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, ENVIRONMENT: str(own)} if promise == Promise() else dict(os.environ)
    try:
        ended = command.run(words, cwd, environment, MOST_BYTES if promise.go == STANDARD_OUTPUT else None)
        if promise == Promise():
            reports = [_kept(evidence.read_file(workspace, _own(own, words)))]
        else:
            reports = [_kept(evidence.read_file(workspace, path)) for path in _written(cwd, promise, before, standing.began)]
            if promise.go == STANDARD_OUTPUT:
                reports.append(_kept(read_report("the command's output", ended.output, str(workspace.root))))
    finally:
        own.unlink(missing_ok=True)
    report = stamped(workspace, merge(reports), standing)._replace(exit=ended.code)
    if not report.results:
        raise EvidenceMissing("the report holds no test at all", slug="no-tests", hint="Check that the command runs the tests.")
    disk.replace(target, write_recorded(report))
    return Recorded(ended.code, workspace.relative(target), report)


def _target(workspace: ws.Workspace, cwd: Path, words: Sequence[str], output: str | None, name: str | None) -> Path:
    if output is not None:
        return cwd / output
    if name is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", name):
        raise UsageProblem(f"--name {name}: a name has letters, digits, dots and dashes", slug="bad-name")
    stem = name or re.sub(r"[^a-z0-9]+", "-", Path(words[0]).stem.lower()).strip("-")
    return workspace.root / FOLDER / f"{stem or 'run'}.json"


def _promised(cwd: Path, promise: Promise) -> tuple[Path, ...]:
    """The promised files that exist, patterns filled in."""
    files = [pattern for pattern in (*promise.junit, promise.go) if pattern not in (None, STANDARD_OUTPUT)]
    found: dict[Path, None] = {}
    for pattern in files:
        plain = cwd / str(pattern)
        for path in [plain] if plain.is_file() else sorted(evidence.matching(cwd, str(pattern))):
            found[path] = None
    return tuple(found)


def _signature(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _written(cwd: Path, promise: Promise, before: dict[Path, tuple[int, int, int]], began: float) -> list[Path]:
    """The promised files that this run has written, all of them. Each pattern must have given at least one."""
    fresh: list[Path] = []
    for pattern in (*promise.junit, promise.go):
        if pattern is None or pattern == STANDARD_OUTPUT:
            continue
        there = _promised(cwd, Promise((pattern,)))
        new = [path for path in there if _signature(path) != before.get(path) and path.stat().st_mtime > began - CLOCKS_DIFFER_BY]
        if not new:
            why = "is older than the run" if there else "was not written"
            hint = "Let the command write it, and write it anew; `specflow evidence --help` shows how for each runner."
            raise EvidenceMissing(f"the report {pattern} {why}", slug="no-report", hint=hint)
        fresh += [path for path in new if path not in fresh]
    return fresh


def _own(own: Path, words: Sequence[str]) -> Path:
    if not own.is_file():
        message = f"`{words[0]}` left no evidence: no pytest with specflow's plugin ran to its end in it"
        hint = "Install specflow beside pytest, or name the runner's report with --junit FILE or --go FILE."
        raise EvidenceMissing(message, slug="no-report", hint=hint)
    return own


def _kept(read: Report | Problem) -> Report:
    """A report that was promised and cannot be understood was not delivered."""
    if isinstance(read, Problem):
        raise EvidenceMissing(read.message, slug=read.kind, hint=read.help)
    return read


# ---------------------------------------------------------------- stamping


def _standing(workspace: ws.Workspace) -> Standing:
    """Commit and digests before the tests begin: what changes meanwhile makes the evidence stale, as it should."""
    commit, dirty = commit_of(workspace.root)
    return Standing(time.time(), commit, dirty, digests_of(workspace))


def commit_of(root: Path) -> tuple[str, bool]:
    """(commit, whether the tree differs from it); no commit where git cannot tell."""
    said = git.run(root, "status", "--porcelain=v2", "--branch", "--untracked-files=normal")
    lines = said.output.decode("utf-8", "replace").splitlines()
    oids = [line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")]
    if not oids or oids[0].startswith("("):
        return "", True
    return oids[0], any(not line.startswith("#") for line in lines)


def digests_of(workspace: ws.Workspace) -> dict[str, str]:
    """Digests of every requirement's text, and of every definition that a tag or the spec itself names."""
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    code = tracing.read_code(workspace, project)
    register = Register.of(spec for _, spec in project.understood)
    uses = uses_of(list(code.files.values()), register, placing(workspace.config))
    found = [*links.from_uses(uses, code.digest), *links.mapped(project.requirements, code.files, code.digest)]
    return {**text_digests(project), **{link.target: link.digest for link in found if link.digest}}


def stamped(workspace: ws.Workspace, report: Report, standing: Standing) -> Report:
    """The report with what stood here when its tests began, and fingerprints of tests that claim by mark, property or title."""
    digests = {key: digest for key, digest in report.digests.items() if key.startswith(FILE)} | standing.digests
    wanted: dict[str, set[str]] = {}
    for result in report.results:
        if result.path and f"{result.path}::{result.symbol}" not in digests and result.requirements:
            wanted.setdefault(result.path, set()).add(result.symbol)
    for path, symbols in sorted(wanted.items()):
        digests |= _of_tests(workspace, path, symbols, standing.began)
    return report._replace(commit=standing.commit, dirty=standing.dirty, digests=digests)


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


# ---------------------------------------------------------------- merging, showing


def merged(cwd: Path, names: Sequence[str], rerun: Sequence[str], output: str) -> Recorded:
    """Several reports as one file; `rerun` are those that repeat tests of the others."""
    workspace = ws.find(cwd)
    reports = [_understood(workspace, path) for path in evidence.asked_for(names)]
    reports += [_understood(workspace, path)._replace(rerun=True) for path in evidence.asked_for(rerun)]
    report = merge(reports)
    disk.replace(cwd / output, write_recorded(report))
    return Recorded(report.exit, workspace.relative(cwd / output), report)


def _understood(workspace: ws.Workspace, path: Path) -> Report:
    read = evidence.read_file(workspace, path)
    if isinstance(read, Problem):
        raise UnreadableInput(read.message, slug=read.kind, hint=read.help)
    return read


class Shown(NamedTuple):
    """A report and how many of its claiming tests are fresh, stale and of unknown freshness."""

    report: Report
    freshness: dict[Freshness, int]


def shown(cwd: Path, names: Sequence[str]) -> tuple[ws.Workspace, tuple[Shown, ...], tuple[Problem, ...]]:
    """The reports of the workspace (or those named), and what is wrong with some."""
    workspace = ws.find(cwd)
    reports, problems = evidence.read_reports(workspace, names)
    now = digests_of(workspace) if reports else {}
    commit, dirty = commit_of(workspace.root) if reports else ("", True)
    head = "" if dirty else commit
    return workspace, tuple(Shown(report, _counted(report, now, head)) for report in reports), problems


def _counted(report: Report, now: dict[str, str], head: str) -> dict[Freshness, int]:
    counts = dict.fromkeys(Freshness, 0)
    for result in report.results:
        if result.requirements:
            own = f"{result.path}::{result.symbol}"
            current = {key: now[key] for key in (*result.requirements, own) if key in now}
            counts[freshness(report, result, current, head)] += 1
    return counts


# ---------------------------------------------------------------- affected


class AffectedTests(NamedTuple):
    """What a change since `base` touches: full ids, and the tests that are known to claim them, as `path::symbol`."""

    base: str
    requirements: tuple[str, ...]
    tests: tuple[str, ...]


def affected(cwd: Path, revision: str) -> AffectedTests:
    """Requirements whose text, tagged code, tests or reached code changed. Raises `SpecflowError` when git cannot tell."""
    from specflow.flows import changes
    workspace = ws.find(cwd)
    base = changes.compare(workspace, revision)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    traced = tracing.trace(workspace, project, tracing.Options())
    found = [*traced.trace.links, *(claim.link for claim in traced.joined.claims)]
    moved = {link.target for link in found if _touched(traced, link, base.change)}
    known = set(traced.texts)
    ids = set(base.reworded) | {link.requirement for link in found if link.target in moved}
    ids |= {claim.link.requirement for claim in traced.joined.claims if moved & set(claim.reached)}
    tests = {link.target for link in found if link.relation is Relation.VERIFIES and link.requirement in ids and link.target}
    return AffectedTests(base.change.base, tuple(sorted(ids & known)), tuple(sorted(tests)))


def _touched(traced: tracing.Tracing, link: Link, change: Change) -> bool:
    if link.path not in change.changed:
        return False
    definition = link.definition or _defined(traced, link)
    return definition is None or change.touches(link.path, definition.start, definition.end)


def _defined(traced: tracing.Tracing, link: Link) -> Definition | None:
    """The test that claims by a mark: its file need not have been scanned."""
    if not link.symbol:
        return None
    file = traced.trace.files.get(link.path) or scan(link.path, traced.code.text(link.path), definitions=True)
    return links.defined(file, link.symbol)
