"""Coverage joined with tags: what ran, in which test, and what nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.analysis.trace.assemble import Assembled
from specflow.analysis.trace.reach import with_coverage
from specflow.model.code import CodeFile
from specflow.model.reach import Coverage, Ran
from specflow.model.trace import Claim
from specflow.parse.code.scan import scan
from specflow.parse.reach import read_coverage
from tests.trace_build import assembled

DATA = Path(__file__).parents[2] / "parse" / "reach" / "data"
SPEC = """
requirements:
  - {id: FR-01, title: Gate, text: Weak places must be left out., status: final}
  - {id: FR-02, title: Reasons, text: Each place must say why., status: final}
  - {id: FR-03, title: Later, text: Voice must work., status: final}
  - {id: FR-04, title: One, text: One line must do., status: final}
"""
TESTS = """
# spec: FR-01
def test_gate():
    assert gate([1])


# spec: FR-02
def test_reason():
    assert reason("x")
"""


def made(path: str, text: str) -> tuple[Assembled, dict[str, CodeFile]]:
    """A trace of one source file and two claiming tests, and the file with all its definitions."""
    given = assembled(SPEC, {path: text, "tests/test_gate.py": TESTS}, [])
    return given, {path: scan(path, text, definitions=True)}


def claims(given: Assembled, files: dict[str, CodeFile], *reports: Coverage) -> dict[str, Claim]:
    found = with_coverage(given.joined.claims, given.trace.links, files, reports)
    return {claim.link.symbol: claim for claim in found.claims}


def executed(given: Assembled, files: dict[str, CodeFile], *reports: Coverage) -> set[str]:
    return {target.partition("::")[2] for target in with_coverage((), given.trace.links, files, reports).executed}


def recorded(name: str) -> Coverage:
    report = read_coverage(f"coverage/{name}", (DATA / name).read_bytes())
    assert isinstance(report, Coverage)
    return report


@pytest.mark.parametrize("name", ["coverage-py.info", "coverage-py.xml"])
def test_definitions_that_a_python_run_executed(name: str) -> None:
    given, files = made("src/gate.py", (DATA / "gate.py.txt").read_text(encoding="utf-8"))
    assert executed(given, files, recorded(name)) == {"gate", "Reasons"}, "`unused` and `one_line` were only declared"


def test_definitions_that_a_node_run_executed() -> None:
    given, files = made("src/gate.js", (DATA / "gate.js.txt").read_text(encoding="utf-8"))
    assert executed(given, files, recorded("node.info")) == {"gate", "Reasons"}


GO = """package ask

// spec: FR-01
func Gate(x int) int {
	return x
}

// spec: FR-02
type Reason struct{ a int }

func (r Reason) Of() int { return 1 }

// spec: FR-03
func Unused() int { return 1 }
"""


def test_definitions_that_a_go_run_executed_by_the_path_of_their_module() -> None:
    given, files = made("ask/gate.go", GO)
    profile = "mode: set\nexample.com/m/ask/gate.go:4.24,6.2 1 1\nexample.com/m/ask/gate.go:11.27,11.39 1 2\n"
    report = read_coverage("cover.out", (profile + "example.com/m/ask/gate.go:14.19,14.31 1 0\n").encode())
    assert isinstance(report, Coverage)
    assert executed(given, files, report) == {"Gate", "Reason"}


# ---------------------------------------------------------------- in which test


def ran(test: str = "", path: str = "src/gate.py", report: str = "coverage/all.info") -> Coverage:
    return Coverage(report, "lcov", (Ran(path, frozenset({5, 6}), frozenset({5}), frozenset({5}), test),))


@pytest.fixture
def python() -> tuple[Assembled, dict[str, CodeFile]]:
    return made("src/gate.py", (DATA / "gate.py.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "report",
    [
        ran("test_gate"), ran("FR_01"), ran("ask_maps_FR_01"), ran(report="coverage/FR-01.info"),
        ran(report="coverage/ask-maps.FR-01.info"),
    ],
)  # fmt: skip
def test_a_record_that_names_the_test_or_the_requirement_is_its_own(
    python: tuple[Assembled, dict[str, CodeFile]], report: Coverage
) -> None:
    found = claims(*python, report)
    assert found["test_gate"].reached == ("src/gate.py::gate",)
    assert found["test_reason"].reached == ()


@pytest.mark.parametrize(
    "report", [ran(), ran("unit_tests"), ran(report="coverage/other.FR-01.info"), ran(report="coverage/XFR-01.info"), ran("test")]
)
def test_what_nobody_names_is_executed_by_the_run_and_reached_by_nobody(
    python: tuple[Assembled, dict[str, CodeFile]], report: Coverage
) -> None:
    assert {claim.reached for claim in claims(*python, report).values()} == {()}
    assert executed(*python, report) == {"gate"}


# ---------------------------------------------------------------- which file


@pytest.mark.parametrize(
    "path", ["src/gate.py", "./src/gate.py", "/app/src/gate.py", "gate.py", "src\\gate.py", "m.example/src/gate.py"]
)
def test_a_longer_or_shorter_path_of_the_only_such_file_is_understood(
    python: tuple[Assembled, dict[str, CodeFile]], path: str
) -> None:
    assert executed(*python, ran(path=path)) == {"gate"}


@pytest.mark.parametrize("path", ["lib/gate.py", "src/gates.py", "xsrc/gate.py", "", "/", "gate.py/"])
def test_another_file_is_not_taken_for_it_and_a_report_of_others_is_told(
    python: tuple[Assembled, dict[str, CodeFile]], path: str
) -> None:
    given, files = python
    found = with_coverage((), given.trace.links, files, [ran(path=path)])
    assert not found.executed
    assert len(found.unmatched) == 1


def test_a_path_that_could_mean_two_files_means_neither() -> None:
    text = (DATA / "gate.py.txt").read_text(encoding="utf-8")
    given = assembled(SPEC, {"a/gate.py": text, "b/gate.py": text.replace("FR-01", "FR-03")}, [])
    files = {path: scan(path, text, definitions=True) for path in ("a/gate.py", "b/gate.py")}
    assert executed(given, files, ran(path="gate.py")) == set()
    assert executed(given, files, ran(path="x/b/gate.py")) == {"gate"}


def test_many_tests_over_many_definitions_take_linear_time() -> None:
    text = "".join(f"# spec: FR-01\ndef f{number}(x):\n    return x\n\n\n" for number in range(300))
    given, files = made("src/gate.py", text)
    one = Ran("src/gate.py", frozenset(range(1, 1500)))
    report = Coverage("c", "lcov", tuple(one._replace(test=f"t{n}") for n in range(500)))
    assert len(executed(given, files, report)) == 300
