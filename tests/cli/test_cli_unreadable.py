"""What a command says where a spec, a place or a history is not there or cannot be read: never "all is well"."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.run import specflow

GOOD = """schema: specflow/v1
feature: lend
title: Lend
goal: Neighbours lend tools.
requirements:
  - {id: FR-01, title: Near, text: The list must show only tools within 500 metres., status: final}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "specs/lend").mkdir(parents=True)
    (tmp_path / "src").mkdir()
    (tmp_path / "specs/lend/spec.yaml").write_text(GOOD)
    (tmp_path / "src/lend.py").write_text("# spec: lend/FR-01\ndef near(metres):\n    return metres <= 500\n")
    return tmp_path


@pytest.mark.parametrize("line", [("verify",), ("verify", "lend"), ("trace", "matrix"), ("checks", "suggest")])
@pytest.mark.parametrize("text", ["", "[1, 2]\n", "a: [\n"])
def test_a_spec_that_cannot_be_read_is_no_spec_without_requirements(folder: Path, line: tuple[str, ...], text: str) -> None:
    (folder / "specs/lend/spec.yaml").write_text(text)
    ran = specflow(folder, *line)
    assert ran.code == 2 and "specs/lend/spec.yaml:" in ran.err and "0 of 0" not in ran.out


@pytest.mark.parametrize("line", [("trace", "FR-01"), ("impact", "FR-01")])
def test_a_requirement_may_stand_in_a_spec_that_cannot_be_read(folder: Path, line: tuple[str, ...]) -> None:
    (folder / "specs/lend/spec.yaml").write_text("")
    ran = specflow(folder, *line)
    assert ran.code == 2 and "specs/lend/spec.yaml cannot be read" in ran.err and "specflow lint" in ran.err


def test_a_readable_spec_is_traced_beside_a_broken_one(folder: Path) -> None:
    (folder / "specs/other").mkdir()
    (folder / "specs/other/spec.yaml").write_text("")
    assert specflow(folder, "trace", "lend/FR-01").code == 0
    assert specflow(folder, "verify", "lend").code == 0


@pytest.mark.parametrize("place", ["src/nope.py:1", "src:1", "../../etc/passwd:1"])
def test_a_place_in_no_file_is_refused(folder: Path, place: str) -> None:
    ran = specflow(folder, "trace", place)
    assert ran.code == 2 and "there is no file" in ran.err


@pytest.mark.parametrize("line", [0, 4, 99_999])
def test_a_place_behind_the_end_is_refused(folder: Path, line: int) -> None:
    ran = specflow(folder, "trace", f"src/lend.py:{line}")
    assert ran.code == 2 and "src/lend.py has 3 lines" in ran.err


def test_a_line_that_nothing_asks_for_is_still_an_answer(folder: Path) -> None:
    (folder / "src/free.py").write_text("x = 1\n")
    ran = specflow(folder, "trace", "src/free.py:1")
    assert ran.code == 0 and "No requirement answers" in ran.out


def test_a_difference_without_git_says_so(tmp_path: Path) -> None:
    (tmp_path / "specs/lend").mkdir(parents=True)
    (tmp_path / "specs/lend/spec.yaml").write_text(GOOD)
    ran = specflow(tmp_path, "diff")
    assert ran.code == 2 and "no git repository" in ran.err


def test_a_difference_before_the_first_commit_says_so(folder: Path) -> None:
    ran = specflow(folder, "diff")
    assert ran.code == 2 and "nothing is committed" in ran.err


def test_send_needs_github(folder: Path) -> None:
    ran = specflow(folder, "tasks", "--send")
    assert ran.code == 2 and "--github" in ran.err


def test_the_next_step_of_an_empty_note_names_its_feature(tmp_path: Path) -> None:
    (tmp_path / "e.md").write_text("")
    assert "specflow draft e.md --feature other --update" in specflow(tmp_path, "draft", "e.md", "--feature", "other").out


def test_evidence_that_cannot_be_written_is_said_before_the_tests_run(folder: Path) -> None:
    (folder / ".specflow").write_text("no folder")
    ran = specflow(folder, "evidence", "--", "touch", "it-ran")
    assert ran.code == 2 and "cannot be written" in ran.err and "--output" in ran.err
    assert not (folder / "it-ran").exists()


@pytest.mark.parametrize(
    "line", [("init",), ("check",), ("trace", "matrix"), ("trace", "accept", "FR-01"), ("draft", "n.md"), ("prove",)]
)
def test_a_cache_that_is_a_file_is_no_bug(folder: Path, line: tuple[str, ...]) -> None:
    (folder / ".specflow").write_text("no folder")
    (folder / "n.md").write_text("# N\n\nGuests see the list.\n")
    assert specflow(folder, *line).code in (0, 1, 2, 3)


def test_specs_that_are_a_file_are_no_bug(tmp_path: Path) -> None:
    (tmp_path / "specs").write_text("no folder")
    (tmp_path / "n.md").write_text("# N\n\nGuests see the list.\n")
    ran = specflow(tmp_path, "init")
    assert ran.code == 2 and "is in the way" in ran.err and not (tmp_path / "specflow.toml").exists()
    assert specflow(tmp_path, "draft", "n.md").code == 2


@pytest.mark.parametrize("text", ["[[\n", "approvals: 3\n"])
def test_sign_offs_that_cannot_be_read_are_not_listed_as_none(folder: Path, text: str) -> None:
    (folder / "specs/lend/approvals.yaml").write_text(text)
    ran = specflow(folder, "approve", "--list")
    assert ran.code == 2 and "approvals.yaml:1" in ran.err and "no sign-off" in ran.err


def test_a_plan_that_cannot_be_read_is_no_plan_without_tasks(folder: Path) -> None:
    (folder / "specs/lend/plan.yaml").write_text("tasks: 5\n")
    for line in (("tasks",), ("tasks", "lend", "--ready"), ("prompt", "lend", "T-01", "--unsigned")):
        ran = specflow(folder, *line)
        assert ran.code == 2 and "specs/lend/plan.yaml:1" in ran.err, line
