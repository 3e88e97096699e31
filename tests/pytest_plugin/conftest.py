"""A folder with tests of its own, and a pytest that runs in it as a person would start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run_tests(workspace: Path) -> Run:
    """`run_tests({"test_a.py": "…"}, "--spec", "FR-07")`: warnings are errors, marks are strict, plugins load by entry point."""

    def run(files: dict[str, str], *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            path = workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        line = [sys.executable, "-m", "pytest", "-W", "error", "--strict-markers", "-p", "no:cacheprovider", *arguments]
        return subprocess.run(
            line, cwd=workspace, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, **environment}
        )

    return run


@pytest.fixture
def evidence_of(run_tests: Run, workspace: Path) -> Callable[..., dict[str, Any]]:
    """The evidence that a run of these files writes; `exit` says how it must end."""

    def run(files: dict[str, str], *arguments: str, exit_: int = 0) -> dict[str, Any]:
        done = run_tests(files, "--spec-evidence", "out/evidence.json", *arguments)
        assert done.returncode == exit_, done.stdout + done.stderr
        written: dict[str, Any] = json.loads((workspace / "out" / "evidence.json").read_text(encoding="utf-8"))
        return written

    return run
