"""`specflow trace suggest` in a workspace on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from specflow.cli.trace import command

SPEC = """schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: People find places.
parameters: {session_ttl: 30 min}
requirements:
  - {id: FR-01, title: Renew, text: "A session must be renewed while its visitor is active, for {session_ttl}."}
  - {id: FR-02, title: Totals, text: The total of an invoice must contain taxes.}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {
        "specs/ask-maps/spec.yaml": SPEC, "src/session_store.py": "def touch(session):\n    session.renew(active=True)\n",
        "src/invoice.py": "# spec: FR-02\ndef total(lines):\n    return sum(lines) * 1.2\n", "tests/test_session.py": "x = 1\n",
    }.items():  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> dict[str, list[str]]:
    done = CliRunner().invoke(command, ["suggest", "--format", "json", *arguments], standalone_mode=False)
    assert done.exception is None, done.exception
    return {one["requirement"]: [found["path"] for found in one["candidates"]] for one in json.loads(done.output)["suggestions"]}


def test_only_what_no_code_is_traced_to_is_asked_for(desk: Path) -> None:
    assert run() == {"ask-maps/FR-01": ["src/session_store.py", "src/invoice.py"]}


def test_a_named_requirement_and_all_of_them(desk: Path) -> None:
    assert run("FR-02", "--top", "1") == {"ask-maps/FR-02": ["src/invoice.py"]}
    assert set(run("--all")) == {"ask-maps/FR-01", "ask-maps/FR-02"}


def test_in_words(desk: Path) -> None:
    shown = CliRunner().invoke(command, ["suggest"], standalone_mode=False).output
    assert "ask-maps/FR-01 Renew" in shown
    assert "src/session_store.py:1  touch" in shown


def test_an_unknown_name_and_a_folder_without_specs_say_so(desk: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["suggest", "FR-77"], standalone_mode=False)
    assert "FR-77" in str(done.exception)
    (desk / "specs/ask-maps/spec.yaml").unlink()
    assert "no spec here" in str(CliRunner().invoke(command, ["suggest"], standalone_mode=False).exception)


def test_code_that_cannot_be_read_is_left_out(desk: Path) -> None:
    (desk / "src/blob.py").write_bytes(b"\0\1\2")
    (desk / "src/odd.py").write_bytes(b"def caf\xe9(:\n  '''")
    assert "src/blob.py" not in run()["ask-maps/FR-01"]
    assert "src/odd.py" in run("--top", "0")["ask-maps/FR-01"]


def test_a_file_of_settings_that_hides_builds_nothing(desk: Path) -> None:
    (desk / ".gitignore").write_text("session renewed while visitor active\n", encoding="utf-8")
    (desk / "src/.keep").write_text("session renewed while visitor active\n", encoding="utf-8")
    found = json.loads(CliRunner().invoke(command, ["suggest", "--format", "json", "--top", "0"]).output)
    paths = {one["path"] for each in found["suggestions"] for one in each["candidates"]}
    assert paths == {"src/session_store.py", "src/invoice.py"} & paths
    assert paths
