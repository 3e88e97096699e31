"""What changed is told whatever the change, the files or the user's configuration look like."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from specflow.adapters.git_diff import WHOLE, change_since
from specflow.model.change import Lines


@pytest.fixture
def repo(workspace: Path) -> Path:
    for name, text in {"a.py": "one\ntwo\nthree\n", "b.py": "b\n", "c.py": "c\n" * 40}.items():
        (workspace / name).write_text(text, encoding="utf-8")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "base")
    return workspace


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def test_lines_removals_renames_and_new_files(repo: Path) -> None:
    (repo / "a.py").write_text("one\n2\nthree\nfour\n", encoding="utf-8")
    (repo / "b.py").unlink()
    (repo / "c.py").rename(repo / "d.py")
    git(repo, "add", "-A")
    (repo / "new.py").write_text("x\n", encoding="utf-8")
    change = change_since(repo, "main")
    assert change.changed == {"a.py": (Lines(2, 2), Lines(4, 4)), "d.py": (), "new.py": WHOLE}
    assert (change.removed, change.renamed) == (frozenset({"b.py"}), {"d.py": "c.py"})


def test_a_removed_line_is_an_empty_run(repo: Path) -> None:
    (repo / "a.py").write_text("one\nthree\n", encoding="utf-8")
    assert change_since(repo, "main").changed == {"a.py": (Lines(1, 0),)}


@pytest.mark.parametrize("attribute", ["binary", "-diff", "diff=nothing -text"])
def test_code_that_the_change_calls_binary_is_changed_all_the_same(attribute: str, repo: Path) -> None:
    (repo / ".gitattributes").write_text(f"*.py {attribute}\n", encoding="utf-8")
    (repo / "a.py").write_text("one\n2\nthree\n", encoding="utf-8")
    change = change_since(repo, "main")
    assert change.touches("a.py", 2, 2)
    assert set(change.changed) == {"a.py", ".gitattributes"}


@pytest.mark.parametrize(
    "setting", ["diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.interHunkContext=9", "diff.context=9", "color.ui=always"]
)
def test_the_users_taste_changes_nothing(setting: str, repo: Path) -> None:
    git(repo, "config", *setting.split("="))
    (repo / "a.py").write_text("1\ntwo\n3\n", encoding="utf-8")
    (repo / "b.py").write_text("B\n", encoding="utf-8")
    assert change_since(repo, "main").changed == {"a.py": (Lines(1, 1), Lines(3, 3)), "b.py": (Lines(1, 1),)}


@pytest.mark.parametrize("sign", ["\f", "\v", "\x1c", "\x85", "\u2028", "\r"])
def test_lines_that_look_like_a_patch_are_lines(sign: str, repo: Path) -> None:
    decoy = f"x = 1{sign}--- a/b.py{sign}+++ b/b.py{sign}@@ -1 +1,9 @@{sign}-x{sign}\\ y"
    (repo / "a.py").write_bytes(f"{decoy}\n+++ b/b.py\n@@ -1 +1 @@\nthree\n".encode())
    (repo / "c.py").write_text("c\n" * 40 + "d\n", encoding="utf-8")
    first = WHOLE if sign == "\r" else (Lines(1, 3),)  # lines of the scanner, and not of git
    assert change_since(repo, "main").changed == {"a.py": first, "c.py": (Lines(41, 41),)}


@pytest.mark.parametrize("name", ["with blank.py", 'qu"ote.py', "tab\there.py", "back\\slash.py", "ümlaut.py", "line\nbreak.py"])
def test_odd_names_keep_their_lines(name: str, repo: Path) -> None:
    (repo / name).write_text("one\ntwo\n", encoding="utf-8")
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "odd")
    (repo / name).write_text("one\n2\n", encoding="utf-8")
    assert change_since(repo, "HEAD").changed == {name: (Lines(2, 2),)}
