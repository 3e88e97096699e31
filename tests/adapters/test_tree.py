"""Files are found by git or by walking; whatever is not looked into is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specflow.adapters import git, tree
from specflow.adapters.tree import Skipped, Source

TAG = "# spec: FR-01\ndef gate(): pass\n"


def sh(folder: Path, *words: str) -> None:
    """Run git in a folder, untouched by the user's settings."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    settings = ("user.name=A", "user.email=a@example.org", "protocol.file.allow=always", "init.defaultBranch=main")
    who = [word for setting in settings for word in ("-c", setting)]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, env=environment)


def write(root: Path, **files: str) -> None:
    """Write files; `__` in a name stands for a folder."""
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    write(root, src__a=TAG, src__ignored=TAG)
    (root / ".gitignore").write_text("ignored.py\n")
    sh(root, "init", "-q")
    sh(root, "add", "--all")
    sh(root, "commit", "-qm", "one")
    write(root, src__new=TAG)
    return root


def test_git_lists_tracked_and_new_files_and_leaves_out_ignored_ones(repository: Path) -> None:
    found = tree.listing(repository)
    assert (found.files, found.by, found.notes) == ((".gitignore", "src/a.py", "src/new.py"), "git", ())
    assert tree.list_files(repository / "src") == ("a.py", "new.py")


def test_without_git_the_folders_are_walked(tmp_path: Path) -> None:
    write(tmp_path, a=TAG, node_modules__b=TAG, deep__er__c=TAG, env__lib__d=TAG)
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    found = tree.listing(tmp_path)
    assert (found.files, found.by) == (("a.py", "deep/er/c.py"), "walk")
    assert found.skipped == (Skipped("loop", "symlink"),)


def test_where_git_refuses_the_folders_are_walked_and_it_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "HEAD").write_text("broken")
    found = tree.listing(repository)
    assert found.by == "walk"
    assert "src/a.py" in found.files
    assert found.notes and "git could not list the files" in found.notes[0]
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in tree.listing(repository).notes[0]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_somebody_else_is_listed_all_the_same(repository: Path) -> None:
    for path in (repository, *repository.rglob("*")):
        os.chown(path, 12345, 12345, follow_symlinks=False)
    assert tree.listing(repository).by == "git"
    assert "src/a.py" in tree.list_files(repository)


def test_a_hook_that_the_repository_names_does_not_run(repository: Path) -> None:
    mark = repository.parent / "ran"
    hook = repository.parent / "hook.sh"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)
    sh(repository, "config", "core.fsmonitor", str(hook))
    assert tree.listing(repository).by == "git"
    assert not mark.exists()


def test_variables_of_a_running_hook_do_not_lead_elsewhere(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent/index")
    assert "src/a.py" in tree.list_files(repository)


def test_submodules_and_sparse_files_are_named(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other, b=TAG)
    sh(other, "init", "-q")
    sh(other, "add", "--all")
    sh(other, "commit", "-qm", "one")
    write(repository, far__c=TAG)
    sh(repository, "submodule", "add", "-q", str(other), "module")
    sh(repository, "add", "--all")
    sh(repository, "commit", "-qm", "two")
    sh(repository, "sparse-checkout", "set", "--no-cone", "/*", "!/far/")
    found = tree.listing(repository)
    assert set(found.skipped) == {Skipped("module", "submodule"), Skipped("far/c.py", "sparse")}
    assert len(found.notes) == 2
    assert "src/a.py" in found.files


def test_names_with_blanks_quotes_and_other_letters(repository: Path) -> None:
    names = ("a b.py", 'quo"te.py', "ünïcode.py", "-dash.py", "new\nline.py")
    for name in names:
        (repository / name).write_text(TAG)
    assert set(names) <= set(tree.list_files(repository))


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"spec: \0")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "plain").write_bytes(b"spec")
    skipped = list[Skipped]()
    names = ("absent", "binary", "folder", "link", "pipe", "plain")
    found = list(tree.prefilter(tmp_path, names, skipped=skipped))
    assert [source.path for source in found] == ["plain"]
    assert [(one.path, one.why) for one in skipped] == [
        ("absent", "absent"), ("binary", "binary"), ("folder", "submodule"), ("link", "symlink"), ("pipe", "not a file"),
    ]  # fmt: skip


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"spec")
    (tmp_path / "secret").chmod(0)
    leave = "os.setuid(65534)" if os.getuid() == 0 else "pass"
    script = f"import os, sys; from specflow.adapters import tree; {leave}; print(tree.read(sys.argv[1], 'secret'))"
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "unreadable" in done.stdout


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfspec", "spec"), ("spec \xe9".encode("latin-1"), "spec \xe9"), ("spec \xe9".encode(), "spec \xe9"),
        ("spec".encode("utf-16"), "spec"), (b"", ""),
    ],
)  # fmt: skip
def test_bytes_become_text(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(data)
    source = tree.read(str(tmp_path), "file")
    assert isinstance(source, Source)
    assert tree.decoded(source.data) == text
    assert tree.holds(source.data, (b"spec",)) == bool(text)


def test_the_top_is_the_nearest_folder_with_git(repository: Path, tmp_path: Path) -> None:
    assert git.top(repository / "src") == repository
    assert git.run(repository, "no-such-command").problem


def test_a_file_numbered_with_64_bits_has_a_stamp_that_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(TAG)
    status = os.lstat(tmp_path / "a.py")
    numbers = list(status)
    numbers[1] = (1 << 63) + 41  # the inode, as some network file systems give it
    large = tree.stamp(os.stat_result(numbers))
    assert large.inode == 41
    assert tree.stamp(status).inode == status.st_ino
