"""`specflow trace FR-07` shows everything that bears on a requirement: also its tasks, what its tests said, and its history."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.run import here, specflow

SPEC = """schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Find places by asking.
requirements:
  - id: FR-01
    title: Ask
    text: A visitor must be able to ask for places.
    status: final

  - id: FR-02
    title: Gate
    text: Weak places must be left out.
    status: final
decisions:
  - id: DN-01
    question: Who may ask?
    serves: [FR-01]
    options: [visitors, members]
    chosen: visitors
    by: pm@example.org
    date: 2026-11-18
    why: Nobody signs in to look around.
"""
PLAN = """schema: specflow/plan/v1
feature: ask-maps
tasks:
  - {id: T-01, title: Ask, requirements: [FR-01], status: done}
  - {id: T-02, title: Gate, requirements: [FR-02]}
"""
REPORT = '<testsuite name="a"><testcase classname="tests.test_ask" name="test_ask"/></testsuite>'


def _git(root: Path, *words: str) -> None:
    named = ("-c", "user.name=P", "-c", "user.email=pm@example.org")
    subprocess.run(["git", *named, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = {
        "specflow.toml": '[trace]\nenforce = "final"\n[evidence]\njunit = ["evidence/*.xml"]\n',
        "specs/ask-maps/spec.yaml": SPEC,
        "specs/ask-maps/plan.yaml": PLAN,
        "src/ask.py": "# spec: FR-01\ndef ask(places):\n    return places\n",
        "tests/test_ask.py": "from ask import ask\n\n\n# spec: FR-01\ndef test_ask():\n    assert ask([1]) == [1]\n",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    _git(tmp_path, "init", "-qb", "main")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "Write it down")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/unit.xml").write_text(REPORT, encoding="utf-8")
    return tmp_path


def _reword(root: Path, old: str, new: str) -> None:
    spec = root / "specs/ask-maps/spec.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_tasks_decisions_results_and_history_are_shown(root: Path) -> None:
    _reword(root, "Weak places", "Poor places")
    _git(root, "commit", "-qam", "Call them poor")
    _reword(root, "must be able to ask", "must ask")
    _git(root, "commit", "-qam", "Say it shorter")
    _reword(root, "goal: Find", "owners: {product: pm@example.org}\ngoal: Find")
    said = here(root, "trace", "FR-01").out
    assert "decision  DN-01 Who may ask?" in said
    assert "task      T-01 Ask, done  specs/ask-maps/plan.yaml:4" in said
    assert "T-02" not in said
    assert "test_ask  passed (unknown, evidence/unit.xml)" in said
    changed = [line.split()[3:] for line in said.splitlines() if line.startswith("  changed ")]
    assert [" ".join(words) for words in changed] == ["Say it shorter, pm@example.org", "Write it down, pm@example.org"]
    data = json.loads(here(root, "trace", "FR-01", "--format", "json").out)
    assert [task["id"] for task in data["tasks"]] == ["T-01"]
    assert [one["subject"] for one in data["history"]] == ["Say it shorter", "Write it down"]
    assert [one["id"] for one in data["decisions"]] == ["DN-01"]


def test_what_is_not_committed_has_no_history(root: Path) -> None:
    _reword(root, "decisions:", "  - {id: FR-03, title: Voice, text: A visitor must be able to speak.}\ndecisions:")
    assert "changed" not in here(root, "trace", "FR-03").out


def test_a_slip_in_an_id_is_told(root: Path) -> None:
    assert "Did you mean `ask-maps/FR-01`?" in here(root, "trace", "FR-1").err


def test_two_specs_of_one_name_are_neither_signed_nor_planned_nor_taken_for_each_other(root: Path) -> None:
    (root / "specs/other").mkdir()
    (root / "specs/other/spec.yaml").write_text(SPEC, encoding="utf-8")
    both = "two specs are called `ask-maps`: specs/ask-maps/spec.yaml and specs/other/spec.yaml"
    for words in (
        ("approve", "ask-maps", "--as", "product", "--i-have-read"),
        ("decide", "ask-maps", "DN-01", "--answer", "members", "--why", "So it is."),
        ("plan", "ask-maps", "--unsigned"),
        ("tasks", "ask-maps"),
        ("trace", "FR-01"),
    ):
        ran = here(root, *words)
        assert ran.code == 2
        assert both in ran.err
    assert not (root / "specs/ask-maps/approvals.yaml").exists()
    assert "SF119" in here(root, "check", "ask-maps").out, "naming one of them hides nothing"


def test_without_a_spec_there_is_no_matrix(tmp_path: Path) -> None:
    assert here(tmp_path, "trace", "matrix").code == 2


def test_a_base_that_is_not_here_is_explained(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "git fetch --depth=1 origin " + "a" * 40 + "`" in here(root, "check", "--diff", "a" * 40).err
    assert "origin main:refs/remotes/origin/main`" in here(root, "check", "--diff", "origin/main").err
    bare = tmp_path_factory.mktemp("bare")
    (bare / "specs/ask-maps").mkdir(parents=True)
    (bare / "specs/ask-maps/spec.yaml").write_text(SPEC, encoding="utf-8")
    assert "there is none to ask" in here(bare, "check", "--diff", "main").err
    _git(bare, "init", "-qb", "main")
    assert "Nothing is committed yet" in here(bare, "check", "--diff", "main").err


_VAULT = """contract Vault {
    // spec: FR-01
    function pay() public {
        emit Paid();
    }

    // spec: FR-02
    function shut() public {
        open = false;
    }

    // spec: FR-01
    function back() public {}
}
"""


def _without(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine on which the extra is missing."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare/ast_grep_py.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path / "bare")}


def test_a_grammar_names_what_the_scanner_cannot(root: Path) -> None:
    pytest.importorskip("ast_grep_py", reason="the extra `code` is not installed")
    (root / "src/Vault.sol").write_text(_VAULT, encoding="utf-8")
    story = json.loads(here(root, "trace", "FR-01", "--format", "json").out)
    assert [(one["path"], one["line"], one["symbol"], one["precision"]) for one in story["implementations"]] == [
        ("src/Vault.sol", 3, "Vault.pay", "grammar"),
        ("src/Vault.sol", 13, "Vault.back", "grammar"),
        ("src/ask.py", 2, "ask", "definition"),
    ]
    why = json.loads(here(root, "trace", "src/Vault.sol:9", "--format", "json").out)
    assert (why["symbol"], [one["id"] for one in why["requirements"]]) == ("Vault.shut", ["ask-maps/FR-02"])
    assert "src/Vault.sol::Vault.shut" in here(root, "trace", "matrix").out


def test_checks_locks_and_baselines_are_the_same_with_and_without_grammars(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("ast_grep_py", reason="the extra `code` is not installed")
    (root / "src/Vault.sol").write_text(_VAULT, encoding="utf-8")
    bare, lock = _without(tmp_path), root / "specs/ask-maps/trace.lock"
    said = []
    for env in (None, bare):
        lock.unlink(missing_ok=True)
        assert specflow(root, "trace", "accept", "--new", env=env).code == 0
        checked = specflow(root, "check", "--format", "json", env=env)
        updated = specflow(root, "check", "--update-baseline", env=env)
        baseline = root / ".specflow-baseline.json"
        said.append((lock.read_bytes(), checked.out, checked.code, updated.code, baseline.read_bytes()))
        baseline.unlink()
    assert said[0] == said[1]
    told = json.loads(said[0][1])["requirements"][1]["implementations"]
    assert [(one["symbol"], one["precision"]) for one in told] == [("", "comment")]


def test_without_grammars_trace_answers_as_before(root: Path, tmp_path: Path) -> None:
    (root / "src/Vault.sol").write_text(_VAULT, encoding="utf-8")
    ran = specflow(root, "trace", "src/Vault.sol:9", "--format", "json", env=_without(tmp_path))
    why = json.loads(ran.out)
    assert (ran.code, why["symbol"], [one["id"] for one in why["requirements"]]) == (0, "", ["ask-maps/FR-01", "ask-maps/FR-02"])
