# ruff: noqa: E501 - a file in one line reads better whole

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.parse.spec import read_spec
from tests.run import specflow


@pytest.fixture
def code(workspace: Path) -> Path:
    (workspace / "src").mkdir()
    (workspace / "tests").mkdir()
    (workspace / "src/ask.py").write_text('MAX_LEN = 5\n\ndef ask(text: str) -> str:\n    """Ask."""\n    return text[:MAX_LEN]\n', encoding="utf-8")
    (workspace / "tests/test_ask.py").write_text("from ask import ask\n\ndef test_returns_the_start() -> None:\n    assert ask('abcdefg') == 'abcde'\n", encoding="utf-8")
    return workspace


def test_a_spec_of_what_the_code_shows_is_clean_and_traced(code: Path) -> None:
    ran = specflow(code, "draft", "--from-code", "src/**", "--from-tests", "tests/**", "--feature", "ask", "--no-open")
    assert ran.code == 0, ran.err
    spec = read_spec("x", (code / "specs/ask/spec.yaml").read_text(encoding="utf-8")).spec
    assert spec is not None
    assert [one.text for one in spec.requirements] == ["The system must return the start.", "Max len must be {max_len}."]
    assert spec.requirements[0].implemented_by == ("src/ask.py::ask",)
    assert specflow(code, "lint").code == 0
    checked = specflow(code, "check", "ask", "--enforce", "final")
    assert "SF415" not in checked.out


def test_what_is_wrong_is_said(code: Path) -> None:
    for arguments in (("--from-code", "src/**"), ("note.md", "--from-code", "src/**", "--feature", "a"), (),
                      ("--from-code", "lib/**", "--feature", "a")):  # fmt: skip
        ran = specflow(code, "draft", *arguments, "--no-open")
        assert ran.code == 2
        assert "--from-code" in ran.err
    again = ("draft", "--from-code", "src/**", "--feature", "ask", "--no-open")
    assert specflow(code, *again).code == 0
    assert specflow(code, *again).code == 2
    assert specflow(code, *again, "--update").code == 0
