"""`specflow context add, list, search, remove`, and what prompts and plans make of the code they find."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.run import specflow

STORE = '''"""Sessions of visitors."""


class SessionStore:
    """Keeps the session of every visitor."""

    def touch(self, visitor: str, ttl_minutes: int = 30) -> None:
        """Keep a visitor's session alive after a question."""
        token = "sk-live-abcdefghijklmnop1234"
        self._until[visitor] = clock() + 60 * ttl_minutes
'''
SPEC = """schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: People find places.
parameters: {session_ttl: 30 min}
requirements:
  - {id: FR-01, title: Sessions, text: "A visitor's session must be kept alive for {session_ttl} after a question."}
  - {id: FR-02, title: Gate, text: Places below the bar must be left out.}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace beside another repository, and a user without configuration."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    files = {
        "maps/specs/ask-maps/spec.yaml": SPEC, "maps/src/gate.py": "# spec: FR-02\ndef gate(places):\n    return places\n",
        "service/src/store.py": STORE, "maps/specflow.toml": "",
    }  # fmt: skip
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path / "maps"


def prompt(desk: Path, task: str = "T-01") -> str:
    if not (desk / "specs/ask-maps/plan.yaml").exists():
        assert specflow(desk, "plan", "ask-maps", "--unsigned").code == 0
    return specflow(desk, "prompt", "ask-maps", task, "--unsigned").out


def test_what_another_repository_has_is_named_in_prompts_as_far_as_it_is_shared(desk: Path) -> None:
    assert "SessionStore" not in prompt(desk)
    added = specflow(desk, "context", "add", "../service")
    assert added.out.strip() == "added ../service: 2 definitions in 1 files, 1 read now, shares signatures", added.err
    shown = prompt(desk)
    assert "`../service/src/store.py:7` SessionStore.touch — already exists: reuse `SessionStore.touch`" in shown
    assert "Keep a visitor's session alive" in shown
    assert "self._until" not in shown
    specflow(desk, "context", "add", "../service", "--share", "code")
    whole = prompt(desk)
    assert "self._until[visitor] = clock()" in whole
    assert "sk-live" not in whole
    assert whole == prompt(desk)
    specflow(desk, "context", "add", "../service", "--share", "none")
    assert "SessionStore" not in prompt(desk)
    assert "SessionStore" not in specflow(desk, "context", "search", "session store touch").out


def test_what_the_other_repository_says_of_itself_is_never_exceeded(desk: Path) -> None:
    (desk.parent / "service/specflow.toml").write_text('[context]\nshare = "none"\n', encoding="utf-8")
    assert "shares none" in specflow(desk, "context", "add", "../service", "--share", "code").out
    assert "SessionStore" not in prompt(desk)


def test_a_workspace_cannot_add_repositories_to_itself(desk: Path) -> None:
    """The list is the user's: a copy of the workspace, with everything in it, looks into nothing."""
    specflow(desk, "context", "add", "../service")
    shutil.copytree(desk, desk.parent / "copy")
    assert "store.py" not in specflow(desk.parent / "copy", "context", "search", "session store").out


def test_list_search_callers_and_remove(desk: Path) -> None:
    specflow(desk, "context", "add", "../service")
    rows = json.loads(specflow(desk, "context", "list", "--format", "json").out)["repositories"]
    assert [(row["path"], row["share"], row["symbols"]) for row in rows] == [(".", "code", 1), ("../service", "signatures", 2)]
    hits = json.loads(specflow(desk, "context", "search", "keep", "session", "alive", "--format", "json").out)["results"]
    assert {hit["kind"] for hit in hits} == {"requirement", "code"}
    assert "../service/src/store.py:7" in [hit["at"] for hit in hits]
    assert specflow(desk, "context", "search", "--callers", "clock").out == "../service/src/store.py:7 SessionStore.touch\n"
    assert specflow(desk, "context", "search", "--callers", "nobody").out == "nothing calls nobody\n"
    assert specflow(desk, "context", "remove", "../service").out == "removed ../service\n"
    assert "store.py" not in specflow(desk, "context", "search", "session").out


def test_a_repository_that_went_away_is_named(desk: Path) -> None:
    specflow(desk, "context", "add", "../service")
    shutil.rmtree(desk.parent / "service")
    assert "../service: not there any more" in specflow(desk, "context", "list").out
    assert "store.py" not in prompt(desk)


@pytest.mark.parametrize(
    ("folder", "said"), [("../nowhere", "is no folder"), (".", "part of this"), ("src", "part of this"), ("..", "part of this")]
)
def test_what_cannot_be_added_is_refused(desk: Path, folder: str, said: str) -> None:
    ran = specflow(desk, "context", "add", folder)
    assert (ran.code, said in ran.err) == (2, True)


def test_what_was_not_added_cannot_be_removed(desk: Path) -> None:
    ran = specflow(desk, "context", "remove", "../service")
    assert (ran.code, "was not added" in ran.err) == (2, True)


def test_a_broken_list_of_repositories_lists_none(desk: Path) -> None:
    specflow(desk, "context", "add", "../service")
    (desk.parent / "config/specflow/repositories.json").write_text("[[[", encoding="utf-8")
    assert "service" not in specflow(desk, "context", "list").out


@pytest.mark.parametrize("words", ["!!!", '"', "a OR b", "NEAR(", "name_words:", "'; DROP TABLE symbols", "ß☃", "x" * 3000])
def test_any_words_can_be_searched(desk: Path, words: str) -> None:
    assert specflow(desk, "context", "search", words).code == 0
    assert specflow(desk, "context", "search", "--callers", words).code == 0


def test_a_plan_names_the_files_that_answer_already(desk: Path) -> None:
    specflow(desk, "plan", "ask-maps", "--unsigned")
    tasks = json.loads(specflow(desk, "tasks", "ask-maps", "--format", "json").out)["tasks"]
    files = {task["requirements"][0]: task["files"] for task in tasks}
    assert files["FR-02"][0] == "src/gate.py"
    assert files["FR-01"][0] != "src/gate.py"
