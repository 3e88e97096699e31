"""`specflow evidence -- CMD`: run the user's tests, and keep what they report, stamped with what stood here when they began."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import command, disk
from specflow.errors import EvidenceMissing, UsageProblem
from specflow.flows import evidence
from specflow.flows import workspace as ws
from specflow.flows.evidence_stamp import moment_of, stamped
from specflow.model.evidence import Report
from specflow.model.finding import Problem
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
        """Tests that claim a requirement: they name it, or a tag or a map does, and the stamp has their digest. Those of which
        the report does not say where they stand are found by their tags only when `specflow check` joins them."""
        stamps = self.report.digests
        return sum(bool(one.requirements) or f"{one.path}::{one.symbol}" in stamps for one in self.report.results)


# ---------------------------------------------------------------- running


def _prepared(target: Path) -> None:
    """The folder of the report, before anything runs for it. Raises `UsageProblem` when it cannot be there."""
    if target.is_dir():
        raise UsageProblem(f"{target} is a folder", slug="unwritable", hint="Name a file with --output.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UsageProblem(f"{target} cannot be written: {problem.strerror}", slug="unwritable",
                           hint="Check the folder's permissions, or name another place with --output.") from None  # fmt: skip


def record(cwd: Path, words: Sequence[str], promise: Promise, output: str | None, name: str | None) -> Recorded:
    """Run `words`, stamp its report, write it. Raises `EvidenceMissing` when the report is missing or older than the run."""
    workspace = ws.find(cwd)
    target = _target(workspace, cwd, words, promise, output, name)
    own = target.with_name(f".{target.stem}.{os.getpid()}.run.json")
    given = cwd / (_given(words) or own)
    before = {path: _signature(path) for path in (*_promised(cwd, promise), given) if path.is_file()}
    moment = moment_of(workspace)
    _prepared(target)
    environment = {**os.environ, ENVIRONMENT: str(own)} if promise == Promise() else dict(os.environ)
    try:
        ended = command.run(words, cwd, environment, MOST_BYTES if promise.go == STANDARD_OUTPUT else None)
        if promise == Promise():
            left = given if _anew(given, before) and not own.is_file() else own
            reports = [_kept(evidence.read_file(workspace, _own(left, words)))]
        else:
            reports = [_kept(evidence.read_file(workspace, path)) for path in _written(cwd, promise, before, moment.began)]
            if promise.go == STANDARD_OUTPUT:
                reports.append(_kept(read_report("the command's output", ended.output, str(workspace.root))))
    finally:
        own.unlink(missing_ok=True)
    report = stamped(workspace, merge(reports), moment)._replace(exit=ended.code)
    if not report.results:
        raise EvidenceMissing("the report holds no test at all", slug="no-tests", hint="Check that the command runs the tests.")
    disk.replace(target, write_recorded(report))
    return Recorded(ended.code, workspace.relative(target), report)


def _target(
    workspace: ws.Workspace, cwd: Path, words: Sequence[str], promise: Promise, output: str | None, name: str | None
) -> Path:
    if output is not None:
        return cwd / output
    if name is None and promise == Promise() and (given := _given(words)):
        return cwd / given
    if name is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", name):
        raise UsageProblem(f"--name {name}: a name has letters, digits, dots and dashes", slug="bad-name")
    stem = name or re.sub(r"[^a-z0-9]+", "-", Path(words[0]).stem.lower()).strip("-")
    return workspace.root / FOLDER / f"{stem or 'run'}.json"


def _given(words: Sequence[str]) -> str:
    """The file that a pytest in `words` was told to write its evidence to: the stamped one takes its place."""
    option = "--spec-evidence"
    following = [after for word, after in pairwise(words) if word == option]
    return ([word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")] or following or [""])[-1]


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


def _anew(path: Path, before: Mapping[Path, tuple[int, int, int]]) -> bool:
    """Whether this run wrote a file: where tests clear the environment, the plugin knows only the place that its option names."""
    return path.is_file() and _signature(path) != before.get(path)


def _own(own: Path, words: Sequence[str]) -> Path:
    if not own.is_file():
        message = f"`{words[0]}` left no evidence: no pytest with specflow's plugin ran to its end in it"
        hint = ("Install specflow beside pytest, or name the runner's report with --junit FILE or --go FILE; "
                "where the tests clear their environment, give pytest --spec-evidence FILE as well.")  # fmt: skip
        raise EvidenceMissing(message, slug="no-report", hint=hint)
    return own


def _kept(read: Report | Problem) -> Report:
    """A report that was promised and cannot be understood was not delivered."""
    if isinstance(read, Problem):
        raise EvidenceMissing(read.message, slug=read.kind, hint=read.help)
    return read
