"""The index read without git says what git says of it, in every form that git writes; and it never guesses."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from specflow.adapters import cachefile, git_index, tree

NAMES = ("a.py", "src/a.py", "src/ab.py", "src/deep/er/c.py", "src/ü.py", f"{'long/' * 30}x.py", f"{'n' * 200}/{'m' * 200}.py")


def git(folder: Path, *words: str) -> str:
    line = ["git", "-c", "core.quotePath=false", "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
    return subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def made(folder: Path, *options: str) -> Path:
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", *options)
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def listed(folder: Path) -> set[str]:
    return {name for name in git(folder, "ls-files", "-z").split("\0") if name}


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("objects", ["sha1", "sha256"])
def test_every_version_is_read_as_git_reads_it(version: int, objects: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "repo", f"--object-format={objects}")
    (folder / "later.py").write_text("y = 2\n", encoding="utf-8")
    git(folder, "add", "--intent-to-add", "later.py")
    git(folder, "update-index", "--index-version", str(version))
    found = git_index.read(folder)
    assert found is not None
    assert found.files == listed(folder) == {*NAMES, "later.py"}
    assert not found.submodules


def test_a_worktree_has_an_index_of_its_own_and_a_submodule_is_told_apart(tmp_path: Path) -> None:
    folder = made(tmp_path / "repo")
    git(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(made(tmp_path / "other")), "vendor/other")
    git(folder, "commit", "-q", "-m", "second")
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"))
    for top in (folder, tmp_path / "tree"):
        found = git_index.read(top)
        assert found is not None
        assert found.files == {*NAMES, ".gitmodules"}
        assert found.submodules == ("vendor/other",)


def test_an_index_in_two_parts_torn_or_missing_is_not_guessed_at(tmp_path: Path) -> None:
    folder = made(tmp_path / "repo")
    index = folder / ".git/index"
    whole = index.read_bytes()
    counting_on = b"DIRC\0\0\0\2\xff\xff\xff\xff" + whole[12:]
    for torn in (b"", b"DIRC", whole[: len(whole) // 2], counting_on, b"\0" * 500, whole[:-1] + bytes([whole[-1] ^ 1])):
        index.write_bytes(torn)
        assert git_index.read(folder) is None
    index.write_bytes(whole)
    git(folder, "update-index", "--split-index")
    assert git_index.read(folder) is None
    index.unlink()
    assert git_index.read(folder) is None
    assert git_index.read(tmp_path) is None


def test_without_git_what_came_with_the_repository_is_still_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "repo")
    kept = folder / "app/.specflow/cache/x.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{}", encoding="utf-8")
    (folder / "app/new.py").write_text("x = 1\n", encoding="utf-8")
    git(folder, "add", "-f", "app/.specflow")
    monkeypatch.setenv("PATH", "")
    found = tree.listing(folder / "app")
    assert (found.by, found.files, found.tracked) == ("walk", ("new.py",), frozenset({".specflow/cache/x.json"}))
    assert found.own == (".specflow/cache/x.json",)
    assert not cachefile.believed(found)
