"""How every test of a run ended, written as `specflow/evidence/v1` when the run is over."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from specflow.pytest_plugin.claims import symbol_of, tell, workspace_of

SCHEMA = "specflow/evidence/v1"
SEVERITY = ("not run", "passed", "xpassed", "xfailed", "skipped", "failed", "error")
"""A test is as bad as the worst of its phases and subtests; only `passed` proves anything."""


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


class Recorder:
    """Listens to the reports of a run; under xdist only the controller has one."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.target = config.invocation_params.dir / config.option.spec_evidence
        self.root = workspace_of(config.rootpath)
        self.tests: dict[str, _Test] = {}
        self.commit, self.dirty, self.began = "", False, 0.0
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise pytest.UsageError(f"--spec-evidence {self.target}: {problem.strerror}") from None
        if self.target.is_dir():
            raise pytest.UsageError(f"--spec-evidence {self.target}: this is a folder; name a file")

    def pytest_sessionstart(self) -> None:
        """Note the commit before the tests run: they are what was tried, whatever happens meanwhile."""
        self.commit, self.dirty = _commit(self.root)
        self.began = time.time()

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
        temporary = self.target.with_name(f".{self.target.name}.{os.getpid()}.tmp")
        try:
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(self.target)
        except OSError as problem:
            with contextlib.suppress(OSError):
                temporary.unlink()
            tell(self.config, f"ERROR: --spec-evidence {self.target}: {problem.strerror}")
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def _text(self, exit_: int) -> str:
        paths = {name: self._path(name) for name in dict.fromkeys(id_.partition("::")[0] for id_ in self.tests)}
        tests = [self._row(id_, test, paths[id_.partition("::")[0]]) for id_, test in sorted(self.tests.items())]
        claiming = sorted({row["path"] for row in tests if row["requirements"]})
        head = {
            "schema": SCHEMA, "runner": "pytest", "commit": self.commit, "dirty": self.dirty, "exit": exit_,
            "rerun": bool(getattr(self.config.option, "lf", False)),
            "digests": {f"file:{path}": digest for path in claiming if (digest := self._digest(path))},
        }  # fmt: skip
        rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in tests)
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


def _commit(root: Path) -> tuple[str, bool]:
    """(commit, whether the tree differs from it); no commit where there is no git, or where it refuses to answer."""
    import subprocess

    line = ["git", "--no-optional-locks", "status", "--porcelain=v2", "--branch"]
    try:
        done = subprocess.run(line, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return "", True
    lines = done.stdout.splitlines()
    oids = [words.removeprefix("# branch.oid ") for words in lines if words.startswith("# branch.oid ")]
    if done.returncode or not oids or oids[0].startswith("("):
        return "", True
    return oids[0], any(not words.startswith("#") for words in lines)
