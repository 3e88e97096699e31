"""`--spec` runs what claims a requirement, and an empty run never looks like a passed one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

FILES = {
    "test_maps.py": "# spec: ask-maps/FR-07\ndef test_maps(): pass\n",
    "test_parcels.py": "import pytest\n@pytest.mark.spec('parcels/FR-07')\ndef test_parcels(): pass\n",
    "test_open.py": "# spec: FR-07\ndef test_open(): pass\n",
    "test_other.py": "# spec: ask-maps/FR-08\ndef test_other(): pass\ndef test_free(): pass\n",
}
XDIST = pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])


def ran(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {word.partition("::")[2] for word in done.stdout.split() if "::" in word}


@XDIST
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["ask-maps/FR-07"], {"test_maps", "test_open"}),
        (["FR-07"], {"test_maps", "test_open", "test_parcels"}),
        (["ask-maps/FR-08", "parcels/FR-07"], {"test_other", "test_parcels", "test_open"}),
    ],
    ids=["full", "short", "two"],
)
def test_selects_by_id(run_tests: Run, asked: list[str], expected: set[str], workers: tuple[str, ...]) -> None:
    done = run_tests(FILES, "-v", *workers, *(word for id_ in asked for word in ("--spec", id_)))
    assert done.returncode == 0, done.stdout
    assert ran(done) == expected


@XDIST
@pytest.mark.parametrize("asked", [["FR-99"], ["FR-07", "ask-maps/FR-99"]], ids=["none", "one of two"])
def test_a_requirement_that_no_test_claims_is_an_error(run_tests: Run, asked: list[str], workers: tuple[str, ...]) -> None:
    done = run_tests(FILES, *workers, *(word for id_ in asked for word in ("--spec", id_)))
    assert done.returncode == 4, done.stdout
    assert f"ERROR: no test claims {asked[-1]}: mark one" in done.stdout + done.stderr


def test_what_is_no_id_is_an_error(run_tests: Run) -> None:
    done = run_tests(FILES, "--spec", "FR7")
    assert done.returncode == 4
    assert "--spec FR7: this is no requirement id" in done.stderr


@XDIST
def test_a_mark_that_is_no_id_is_an_error(run_tests: Run, workers: tuple[str, ...]) -> None:
    text = "import pytest\n@pytest.mark.spec('FR7')\ndef test_bad(): pass\n"
    done = run_tests({"test_bad.py": text}, "--spec-evidence", "evidence.json", *workers)
    assert done.returncode == 4
    assert "ERROR: test_bad.py::test_bad: `FR7` in @pytest.mark.spec is no requirement id" in done.stdout + done.stderr
    done = run_tests({}, "--junitxml", "junit.xml", *workers)
    assert done.returncode == 0, "the mark may be somebody else's"


def test_a_file_that_cannot_be_collected_is_told_first(run_tests: Run) -> None:
    done = run_tests({"test_broken.py": "import nowhere_to_be_found\n# spec: FR-01\ndef test_a(): pass\n"}, "--spec", "FR-01")
    assert done.returncode == 2
    assert "nowhere_to_be_found" in done.stdout
    assert "no test claims" not in done.stdout + done.stderr
