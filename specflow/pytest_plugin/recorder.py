"""How every test of a run ended, written as `specflow/evidence/v1` when the run is over."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specflow.pytest_plugin.claims import symbol_of, tell, workspace_of

SCHEMA = "specflow/evidence/v1"
SEVERITY = ("not run", "passed", "skipped", "xfailed", "xpassed", "failed", "error")
"""A test is as bad as the worst of its phases and subtests; only `passed` proves anything. The order is that in which specflow
weighs several results of one test, but for one thing: in a single run, a part that was skipped is worse than one that passed."""


class _Test:
    __slots__ = ("flaky", "line", "rank", "reached", "requirements", "seconds", "symbol")

    def __init__(self, report: pytest.TestReport) -> None:
        _, line, domain = report.location
        self.line = 0 if line is None else line + 1
        self.symbol = symbol_of(domain)
        self.requirements = [value for name, value in report.user_properties if name == "requirement"]
        self.rank = 0
        self.seconds = 0.0
        self.flaky = False
        self.reached: list[str] = []


COMPLETE = "files:changed"
"""Says that every file that differed from the commit has its digest in the report."""
MOST_CHANGED = 2_000


class Recorder:
    """Listens to the reports of a run; under xdist only the controller has one.

    `also` is a second place to write to: where `specflow evidence` waits for what the user keeps elsewhere.
    """

    def __init__(self, config: pytest.Config, also: str | None = None) -> None:
        self.config = config
        self.targets = [config.invocation_params.dir / path for path in (config.option.spec_evidence, also) if path]
        self.root = workspace_of(config.rootpath)
        self.tests: dict[str, _Test] = {}
        self.commit, self.dirty, self.began = "", False, 0.0
        self.changed: dict[str, str] = {}
        for target in self.targets:
            _prepared(target)

    def pytest_sessionstart(self) -> None:
        """Note the commit before the tests run: they are what was tried, whatever happens meanwhile."""
        self.commit, changed = _commit(self.root)
        self.dirty = changed is None or bool(changed)
        self.began = time.time()
        if self.commit and changed is not None and len(changed) <= MOST_CHANGED:
            self.changed = {COMPLETE: "listed"} | {f"file:{path}": _sha(self.root / path) for path in changed}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase, or one subtest, of one test."""
        test = self.tests.get(report.nodeid)
        if test is None:
            test = self.tests[report.nodeid] = _Test(report)
        test.seconds += report.duration
        if report.when == "call" or report.outcome != "passed":
            self._ended(test, report)

    def _ended(self, test: _Test, report: pytest.TestReport) -> None:
        outcome: str = report.outcome
        if outcome in ("rerun", "retried"):  # pytest-rerunfailures, pytest-retry: the last attempt counts
            test.rank, test.flaky = 0, True
            return
        if outcome == "failed":
            outcome = "failed" if report.when == "call" else "error"
        elif hasattr(report, "wasxfail"):
            outcome = "xfailed" if outcome == "skipped" else "xpassed"
        test.rank = max(test.rank, SEVERITY.index(outcome))
        # A recorder of reached code leaves what it saw here: `path::symbol` of tagged definitions.
        test.reached = getattr(report, "spec_reached", test.reached)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the file in one step; a run whose evidence is lost does not end well."""
        text = self._text(int(session.exitstatus))
        for target in self.targets:
            temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
            try:
                temporary.write_text(text, encoding="utf-8")
                temporary.replace(target)
            except OSError as problem:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                tell(self.config, f"ERROR: --spec-evidence {target}: {problem.strerror}")
                session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def _text(self, exit_: int) -> str:
        paths = {name: self._path(name) for name in dict.fromkeys(id_.partition("::")[0] for id_ in self.tests)}
        tests = [self._row(id_, test, paths[id_.partition("::")[0]]) for id_, test in sorted(self.tests.items())]
        claiming = sorted({row["path"] for row in tests if row["requirements"]})
        head = {
            "schema": SCHEMA, "runner": "pytest", "commit": self.commit, "dirty": self.dirty, "exit": exit_,
            "rerun": bool(getattr(self.config.option, "lf", False)),
            "digests": self.changed | {f"file:{path}": digest for path in claiming if (digest := self._digest(path))},
        }  # fmt: skip
        rows = ",\n".join(map(json.JSONEncoder(separators=(",", ":")).encode, tests))
        return f'{json.dumps(head, indent=1)[:-2]},\n "tests": [\n{rows}\n]}}\n'

    def _row(self, id_: str, test: _Test, path: str) -> dict[str, Any]:
        row: dict[str, Any] = {
            "id": id_, "path": path, "line": test.line, "symbol": test.symbol, "outcome": SEVERITY[test.rank],
            "requirements": test.requirements, "seconds": round(test.seconds, 4),
        }  # fmt: skip
        if test.flaky:
            row["flaky"] = True
        if test.reached:
            row["reached"] = list(test.reached)
        return row

    def _path(self, name: str) -> str:
        return os.path.relpath(self.config.rootpath / name, self.root).replace(os.sep, "/")

    def _digest(self, path: str) -> str:
        """Empty for a file that was changed while the tests ran: nobody knows which of its versions they were."""
        try:
            file = self.root / path
            return hashlib.sha256(file.read_bytes()).hexdigest() if file.stat().st_mtime < self.began else ""
        except OSError:
            return ""


def _prepared(target: Path) -> None:
    """The folder of a file that is to be written, before any test runs for it."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise pytest.UsageError(f"--spec-evidence {target}: {problem.strerror}") from None
    if target.is_dir():
        raise pytest.UsageError(f"--spec-evidence {target}: this is a folder; name a file")


def _sha(path: Path) -> str:
    """The digest of a file; of one that is gone or cannot be read, a word that no digest equals."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"


def _commit(root: Path) -> tuple[str, tuple[str, ...] | None]:
    """(commit, the files under `root` that differ from it); no commit, and None, where git does not say."""
    import subprocess

    line = ["git", "--no-optional-locks", "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames"]
    try:
        done = subprocess.run(line, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return "", None
    entries = done.stdout.split("\0")
    oids = [words.removeprefix("# branch.oid ") for words in entries if words.startswith("# branch.oid ")]
    if done.returncode or not oids or oids[0].startswith("("):
        return "", None
    return oids[0], tuple(_below(root, entries))


def _below(root: Path, entries: list[str]) -> Iterator[str]:
    """The paths of status entries, relative to `root`; git names them from the top of the repository."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    prefix = f"{root.relative_to(top).as_posix()}/" if root != top else ""
    places = {"1": 8, "u": 10, "?": 1}
    for entry in entries:
        kind = entry[:1]
        path = entry.split(" ", places[kind])[-1] if kind in places else ""
        if path.startswith(prefix) and path:
            yield path.removeprefix(prefix)
