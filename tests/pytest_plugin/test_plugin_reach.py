"""Reach: what a test ran, in its evidence, alone and under xdist."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GATE = """\
import threading


# spec: FR-01
def gate(rows):
    return [helper(row) for row in rows]


def helper(row):
    return row


class Search:
    # spec: FR-02
    def run(self):
        def inner():
            return 1

        thread = threading.Thread(target=self.side)
        thread.start()
        thread.join()
        return inner()

    def side(self):
        pass
"""
TESTS = """\
import pytest
from gate import Search, gate
from plain import plain


@pytest.fixture
def made():
    return gate([1])


# spec: FR-01
def test_gate(made):
    assert made == [1]


# spec: FR-02
def test_search():
    assert Search().run() == 1
    plain()


def test_nothing():
    assert True
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    files = {
        "specflow.toml": "", "pytest.ini": "[pytest]\npythonpath = src\nfilterwarnings = error\n", "src/gate.py": GATE,
        "src/plain.py": "def plain():\n    return 'spec: FR-01'\n", "tests/test_gate.py": TESTS,
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def reached(folder: Path, *arguments: str) -> dict[str, list[str]]:
    line = [sys.executable, "-m", "pytest", "-q", "--spec-evidence", "e.json", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    tests = json.loads((folder / "e.json").read_text(encoding="utf-8"))["tests"]
    return {test["symbol"]: test.get("reached", []) for test in tests}


@pytest.mark.parametrize("more", [(), ("-n2",)], ids=["alone", "xdist"])
def test_what_a_test_and_its_fixtures_ran(suite: Path, more: tuple[str, ...]) -> None:
    found = reached(suite, "--spec-reach", *more)
    assert {"src/gate.py", "src/gate.py::gate", "src/gate.py::helper"} <= set(found["test_gate"])
    assert "src/gate.py::Search.run" not in found["test_gate"]
    assert {"src/gate.py::Search.run", "src/gate.py::Search", "src/gate.py::Search.run.inner"} <= set(found["test_search"])
    assert "src/gate.py::Search.side" in found["test_search"], "threads are heard too"
    assert not any(target.startswith("src/plain.py") for target in found["test_search"]), "nothing is tagged there"
    assert not any(target.startswith("src/") for target in found["test_nothing"])


def test_without_the_option_nothing_is_recorded(suite: Path) -> None:
    assert not any(reached(suite).values())


def test_another_tracer_is_left_alone_and_said(suite: Path) -> None:
    if sys.version_info >= (3, 12):
        pytest.skip("both can listen")
    tracer = "import sys\n\ndef tracer(*_):\n    return None\n\nsys.settrace(tracer)\n"
    (suite / "conftest.py").write_text(tracer, encoding="utf-8")
    line = [sys.executable, "-m", "pytest", "-q", "--spec-evidence", "e.json", "--spec-reach"]
    done = subprocess.run(line, cwd=suite, capture_output=True, text=True, check=False)
    assert "reach is not recorded" in done.stdout
    assert done.returncode == 0


def test_files_that_a_spec_maps_are_heard(suite: Path) -> None:
    spec = suite / "specs" / "ask" / "spec.yaml"
    spec.parent.mkdir(parents=True)
    spec.write_text("requirements:\n  - id: FR-01\n    implemented_by:\n      - src/plain.py::plain\n", encoding="utf-8")
    assert "src/plain.py::plain" in reached(suite, "--spec-reach")["test_search"]
