"""What a run leaves behind: outcomes, claims, places, and nothing unless asked for."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EvidenceOf = Callable[..., dict[str, Any]]
Run = Callable[..., subprocess.CompletedProcess[str]]

OUTCOMES = """\
    import unittest

    import pytest

    pytestmark = pytest.mark.spec("FR-01")

    def test_passed(): pass
    def test_failed(): assert False
    def test_skipped(): pytest.skip("not here")
    @pytest.mark.skip(reason="never")
    def test_marked_skip(): pass
    @pytest.mark.xfail
    def test_xfailed(): assert False
    @pytest.mark.xfail(run=False)
    def test_xfailed_without_running(): pass
    @pytest.mark.xfail
    def test_xpassed(): pass
    @pytest.mark.xfail(strict=True)
    def test_xpassed_strictly(): pass

    @pytest.fixture
    def broken(): raise RuntimeError
    def test_setup_error(broken): pass

    @pytest.fixture
    def untidy():
        yield
        raise RuntimeError
    def test_teardown_error(untidy): pass

    def test_subtests_one_red(subtests):
        for number in range(3):
            with subtests.test(number=number):
                assert number != 1
    def test_subtests_green(subtests):
        with subtests.test("a"):
            assert True
    def test_subtests_one_skipped(subtests):
        with subtests.test("a"):
            pytest.skip("not today")

    class TestOld(unittest.TestCase):
        @unittest.expectedFailure
        def test_expected(self): self.fail()
        @unittest.expectedFailure
        def test_unexpected(self): pass
        def test_subtests(self):
            with self.subTest(n=1):
                self.fail()
"""
EXPECTED = {
    "test_passed": "passed", "test_failed": "failed", "test_skipped": "skipped", "test_marked_skip": "skipped",
    "test_xfailed": "xfailed", "test_xfailed_without_running": "xfailed", "test_xpassed": "xpassed",
    "test_xpassed_strictly": "failed", "test_setup_error": "error", "test_teardown_error": "error",
    "test_subtests_one_red": "failed", "test_subtests_green": "passed", "test_subtests_one_skipped": "skipped",
    "TestOld.test_expected": "xfailed", "TestOld.test_unexpected": "failed", "TestOld.test_subtests": "failed",
}  # fmt: skip


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_every_outcome(evidence_of: EvidenceOf, workers: tuple[str, ...]) -> None:
    evidence = evidence_of({"test_outcomes.py": OUTCOMES}, *workers, exit_=1)
    assert {test["symbol"]: test["outcome"] for test in evidence["tests"]} == EXPECTED
    assert all(test["requirements"] == ["FR-01"] for test in evidence["tests"])
    assert evidence["exit"] == 1


CLAIMS = {
    "specflow.toml": "",
    "tests/base.py": """\
        class Base:
            # spec: ask-maps/FR-05
            def test_inherited(self): pass
        """,
    "tests/test_claims.py": """\
        # spec-file: NFR-01
        import pytest
        from base import Base

        @pytest.mark.spec("ask-maps/FR-01", "ask-maps/FR-02")
        @pytest.mark.parametrize("sure", [0.5, "a::b[c]"])
        def test_marked(sure): pass

        # spec: ask-maps/FR-03, EC-01
        def test_tagged(): pass

        @pytest.mark.spec("ask-maps/FR-04")
        class TestGate(Base):
            # spec: ask-maps/FR-04
            def test_both(self): pass
        """,
    "tests/test_free.py": "def test_claims_nothing(): pass\n",
    "backend/conftest.py": "",
}


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_claims_places_and_digests(evidence_of: EvidenceOf, workspace: Path, workers: tuple[str, ...]) -> None:
    evidence = evidence_of(CLAIMS, *workers)
    tests = {test["id"].rpartition("/")[2]: test for test in evidence["tests"]}
    assert {name: test["requirements"] for name, test in tests.items()} == {
        "test_claims.py::TestGate::test_both": ["ask-maps/FR-04", "NFR-01"],
        "test_claims.py::TestGate::test_inherited": ["ask-maps/FR-04", "NFR-01", "ask-maps/FR-05"],
        "test_claims.py::test_marked[0.5]": ["ask-maps/FR-01", "ask-maps/FR-02", "NFR-01"],
        "test_claims.py::test_marked[a::b[c]]": ["ask-maps/FR-01", "ask-maps/FR-02", "NFR-01"],
        "test_claims.py::test_tagged": ["NFR-01", "ask-maps/FR-03", "ask-maps/EC-01"],
        "test_free.py::test_claims_nothing": [],
    }
    tagged = tests["test_claims.py::test_tagged"]
    assert (tagged["path"], tagged["line"], tagged["symbol"]) == ("tests/test_claims.py", 10, "test_tagged")
    assert tests["test_claims.py::TestGate::test_both"]["symbol"] == "TestGate.test_both"
    assert tests["test_claims.py::test_marked[a::b[c]]"]["symbol"] == "test_marked"
    content = (workspace / "tests" / "test_claims.py").read_bytes()
    assert evidence["digests"] == {"file:tests/test_claims.py": hashlib.sha256(content).hexdigest()}
    assert (evidence["schema"], evidence["runner"], evidence["exit"]) == ("specflow/evidence/v1", "pytest", 0)
    assert sorted(evidence) == ["commit", "digests", "dirty", "exit", "rerun", "runner", "schema", "tests"]
    assert [path.name for path in (workspace / "out").iterdir()] == ["evidence.json"], "nothing temporary stays"


def test_paths_count_from_the_workspace_even_where_pytest_has_a_root_of_its_own(evidence_of: EvidenceOf, workspace: Path) -> None:
    files = {"backend/pytest.ini": "[pytest]\n", "backend/tests/test_a.py": "# spec: FR-01\ndef test_a(): pass\n"}
    evidence = evidence_of(files, "-c", "backend/pytest.ini", "backend")
    (test,) = evidence["tests"]
    assert (test["id"], test["path"]) == ("tests/test_a.py::test_a", "backend/tests/test_a.py")


def test_commit_and_whether_the_tree_differs_from_it(evidence_of: EvidenceOf, workspace: Path) -> None:
    files = {".gitignore": "out/\n__pycache__/\n", "test_a.py": "def test_a(): pass\n"}
    before = evidence_of(files)
    assert (before["commit"], before["dirty"]) == ("", True), "there is no commit yet"
    for line in (["git", "add", "."], ["git", "commit", "-q", "-m", "first"]):
        subprocess.run(line, cwd=workspace, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=workspace, capture_output=True, text=True, check=True).stdout.strip()
    clean = evidence_of({})
    assert (clean["commit"], clean["dirty"]) == (head, False)
    changed = evidence_of({"test_a.py": "def test_a(): assert 1\n"})
    assert (changed["commit"], changed["dirty"]) == (head, True)


def test_without_git(evidence_of: EvidenceOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    evidence = evidence_of({"test_a.py": "def test_a(): pass\n"})
    assert (evidence["commit"], evidence["dirty"]) == ("", True)


def test_a_test_file_that_changes_while_it_runs_has_no_digest(evidence_of: EvidenceOf) -> None:
    text = """\
        from pathlib import Path
        # spec: FR-01
        def test_a():
            file = Path(__file__)
            file.write_text(file.read_text() + "# more")
        """
    evidence = evidence_of({"test_a.py": text})
    assert evidence["digests"] == {}


def test_a_worker_that_dies_is_an_error(evidence_of: EvidenceOf) -> None:
    text = "import os\n# spec: FR-01\ndef test_dies(): os._exit(3)\ndef test_lives(): pass\n"
    evidence = evidence_of({"test_a.py": text}, "-n", "1", exit_=1)
    assert {test["symbol"] or test["id"]: test["outcome"] for test in evidence["tests"]} == {
        "test_dies": "error", "test_lives": "passed"
    }  # fmt: skip


def test_a_run_that_is_cut_short_says_what_did_not_run(evidence_of: EvidenceOf) -> None:
    text = "def test_a(): raise KeyboardInterrupt\ndef test_b(): pass\n"
    evidence = evidence_of({"test_a.py": text}, exit_=2)
    assert [(test["symbol"], test["outcome"]) for test in evidence["tests"]] == [("test_a", "not run")]
    assert evidence["exit"] == 2


RERUNS = """\
    import pytest
    from _pytest.runner import runtestprotocol

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(item, nextitem):
        if "flaky" not in item.name:
            return None
        for attempt in range(2):
            for report in runtestprotocol(item, nextitem=nextitem, log=False):
                if attempt == 0 and report.failed:
                    report.outcome = "rerun"
                item.ihook.pytest_runtest_logreport(report=report)
        return True

    def pytest_report_teststatus(report):
        return ("rerun", "R", "RERUN") if report.outcome == "rerun" else None
"""


def test_of_reruns_the_last_counts_and_it_is_noted(evidence_of: EvidenceOf) -> None:
    text = "tries = []\ndef test_flaky():\n    tries.append(1)\n    assert len(tries) == 2\ndef test_a(): pass\n"
    evidence = evidence_of({"conftest.py": RERUNS, "test_a.py": text})
    shown = {test["symbol"]: (test["outcome"], test.get("flaky", False)) for test in evidence["tests"]}
    assert shown == {"test_flaky": ("passed", True), "test_a": ("passed", False)}


def test_reached_code_travels_with_the_report(evidence_of: EvidenceOf) -> None:
    conftest = """\
        import pytest

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_makereport(item, call):
            report = yield
            if call.when == "call":
                report.spec_reached = ["src/gate.py::gate"]
            return report
        """
    evidence = evidence_of({"conftest.py": conftest, "test_a.py": "def test_a(): pass\n"}, "-n", "1")
    assert [test["reached"] for test in evidence["tests"]] == [["src/gate.py::gate"]]


def test_claims_reach_junit(run_tests: Run, workspace: Path) -> None:
    done = run_tests({"test_a.py": "# spec: ask-maps/FR-07\ndef test_a(): pass\n"}, "--junitxml", "junit.xml", "-n", "1")
    assert done.returncode == 0, done.stdout
    written = (workspace / "junit.xml").read_text(encoding="utf-8")
    assert re.findall("<property [^>]*>", written) == ['<property name="requirement" value="ask-maps/FR-07" />']


def test_nothing_is_written_and_nothing_registered_unless_asked(run_tests: Run, workspace: Path) -> None:
    done = run_tests({"test_a.py": "import pytest\n@pytest.mark.spec('nonsense')\ndef test_a(): pass\n"}, "--trace-config")
    assert done.returncode == 0, done.stdout
    assert "specflow.pytest_plugin" in done.stdout
    assert "specflow-claims" not in done.stdout
    assert sorted(path.name for path in workspace.iterdir() if path.name != "__pycache__") == [".git", "test_a.py"]


def test_the_environment_asks_once_and_not_for_the_pytest_of_a_test(run_tests: Run, workspace: Path) -> None:
    text = "import os\ndef test_a(): assert 'SPECFLOW_EVIDENCE' not in os.environ\n"
    for workers in ((), ("-n", "1")):
        done = run_tests({"test_a.py": text}, *workers, SPECFLOW_EVIDENCE="evidence.json")
        assert done.returncode == 0, done.stdout
        (workspace / "evidence.json").unlink()


def test_a_place_that_cannot_be_written_to_is_told_before_the_tests_run(run_tests: Run, workspace: Path) -> None:
    (workspace / "file").write_text("", encoding="utf-8")
    for target in ("file/evidence.json", "."):
        done = run_tests({"test_a.py": "def test_a(): pass\n"}, "--spec-evidence", target)
        assert done.returncode == 4
        assert f"--spec-evidence {workspace / target}" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs folders that vanish while they are used")
def test_evidence_that_is_lost_at_the_end_is_an_error(run_tests: Run) -> None:
    text = "import shutil\ndef test_a(): shutil.rmtree('out')\n"
    done = run_tests({"test_a.py": text}, "--spec-evidence", "out/evidence.json")
    assert done.returncode == 4
    assert "ERROR: --spec-evidence" in done.stdout


def test_listing_tests_does_not_write_over_what_was_proved(run_tests: Run, workspace: Path) -> None:
    files = {"test_a.py": "def test_a(): pass\n"}
    assert run_tests(files, "--spec-evidence", "e.json").returncode == 0
    before = (workspace / "e.json").read_bytes()
    assert run_tests({}, "--spec-evidence", "e.json", "--collect-only").returncode == 0
    assert (workspace / "e.json").read_bytes() == before


def test_fixtures_alone_are_no_test(evidence_of: EvidenceOf) -> None:
    evidence = evidence_of({"test_a.py": "def test_a(tmp_path): pass\n"}, "--setup-only")
    assert [test["outcome"] for test in evidence["tests"]] == ["not run"]


def test_strange_items_are_recorded_too(evidence_of: EvidenceOf) -> None:
    text = '''\
        def double(n):
            """
            >>> double(2)
            4
            """
            return 2 * n
        '''
    evidence = evidence_of({"double.py": text}, "--doctest-modules", "double.py")
    assert [(test["path"], test["outcome"], test["requirements"]) for test in evidence["tests"]] == [("double.py", "passed", [])]
