from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build import HEAD
from tests.run import specflow

GOOD = HEAD + "requirements:\n  - {id: FR-01, title: Ask, text: A visitor must be able to ask a question.}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "specs/ask-maps"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def write(desk: Path, text: str) -> Path:
    path = desk / "specs/ask-maps/spec.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_clean_spec_is_clean(desk: Path) -> None:
    ran = specflow(desk, "lint")
    assert (ran.code, ran.out) == (0, "1 spec, 1 requirement: nothing to mend\n")


# spec: note-to-spec/FR-12
def test_a_finding_names_file_line_problem_and_remedy(desk: Path) -> None:
    write(desk, GOOD.replace("title: Ask, text", "titel: Ask, text"))
    ran = specflow(desk, "lint")
    assert ran.code == 1
    assert "specs/ask-maps/spec.yaml:6:17: error" in ran.out
    assert "[SF102 unknown-key]" in ran.out
    assert "^^^^^" in ran.out
    assert "  → " in ran.out


def test_json_is_what_programs_were_promised(desk: Path) -> None:
    write(desk, GOOD.replace("title: Ask, text", "titel: Ask, text"))
    report = json.loads(specflow(desk, "lint", "--format", "json").out)
    assert report["schema"] == "specflow/findings/v1"
    assert report["summary"] | {"errors": 1, "requirements": 1} == report["summary"]
    (finding,) = report["findings"]
    keys = {"code", "name", "severity", "message", "requirement", "at", "related", "fingerprint", "help", "fix"}
    assert set(finding) == keys
    assert finding["at"] == {"path": "specs/ask-maps/spec.yaml", "line": 6, "column": 17, "end_line": 6, "end_column": 22}
    assert report["requirements"][0]["state"] is None


def test_fix_applies_the_ready_corrections(desk: Path) -> None:
    path = write(desk, GOOD.replace("title: Ask, text", "titel: Ask, text") + "# mine\n")
    assert specflow(desk, "lint", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == GOOD + "# mine\n"


def test_names_paths_folders_and_standard_input(desk: Path) -> None:
    for target in ("ask-maps", "specs", "specs/ask-maps", "specs/ask-maps/spec.yaml"):
        assert specflow(desk, "lint", target).code == 0, target
    assert specflow(desk / "specs", "lint").code == 0
    ran = specflow(desk, "lint", "-", stdin=GOOD.replace("FR-01", "FR-1").encode())
    assert (ran.code, "<stdin>:6" in ran.out) == (1, True)
    ran = specflow(desk, "lint", "ask-map")
    assert (ran.code, "Did you mean `ask-maps`?" in ran.err) == (2, True)


# spec: note-to-spec/FR-15
@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"a: [1\n", b"\t- x\n", b"- 1\n- 2\n", b"a: &a [*a]\n", b"requirements: 3\n", b"\0", b"x: 1\nx: 2\n"],
)
def test_a_broken_file_is_a_finding_and_never_a_crash(desk: Path, data: bytes) -> None:
    (desk / "specs/ask-maps/spec.yaml").write_bytes(data)
    ran = specflow(desk, "lint", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["findings"][0]["severity"] == "error"


def test_one_broken_file_stops_nothing(desk: Path) -> None:
    other = desk / "specs/other"
    other.mkdir()
    (other / "spec.yaml").write_text("a: [1\n", encoding="utf-8")
    write(desk, GOOD.replace("FR-01, title", "FR-1, title"))
    paths = {one["at"]["path"] for one in json.loads(specflow(desk, "lint", "--format", "json").out)["findings"]}
    assert paths == {"specs/ask-maps/spec.yaml", "specs/other/spec.yaml"}


def test_what_a_terminal_would_obey_is_shown_instead(desk: Path) -> None:
    write(desk, GOOD.replace("title: Ask", 'title: Ask, "\\e[31m\\u202e": 1'))
    ran = specflow(desk, "lint")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_ignored_codes_and_fail_on(desk: Path) -> None:
    write(desk, GOOD + "parameters: {spare: 1}\n")
    assert specflow(desk, "lint").code == 0
    assert specflow(desk, "lint", "--fail-on", "warning").code == 1
    (desk / "specflow.toml").write_text('[lint]\nignore = ["SF109"]\n', encoding="utf-8")
    assert specflow(desk, "lint", "--fail-on", "info").code == 0


def test_a_configuration_that_cannot_be_used_is_exit_code_2(desk: Path) -> None:
    (desk / "specflow.toml").write_text("[check\n", encoding="utf-8")
    ran = specflow(desk, "lint")
    assert (ran.code, "specflow.toml" in ran.err) == (2, True)
    (desk / "specflow.toml").write_text('required-version = ">=99"\n', encoding="utf-8")
    assert "wants specflow >=99" in specflow(desk, "lint").err


def test_a_correction_never_makes_two_of_one_id(desk: Path) -> None:
    text = GOOD + "  - {id: fr1, title: Another, text: A visitor must be able to leave.}\n"
    path = write(desk, text)
    ran = specflow(desk, "lint", "--fix")
    assert ran.code == 1
    assert "a number of its own" in ran.out
    assert path.read_text(encoding="utf-8") == text


def test_standard_input_is_not_fixed_in_silence(desk: Path) -> None:
    ran = specflow(desk, "lint", "-", "--fix", stdin=GOOD.encode())
    assert ran.code == 2 and "Name the file" in ran.err
