"""Writing a file: killed before any of its steps, or failed in one, it leaves the old file or the new one and nothing beside."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from specflow.adapters import disk
from specflow.errors import UnreadableInput

if os.name == "nt":
    pytest.skip("a process that ends in the middle is forked here", allow_module_level=True)

STEPS = ("mkstemp", "fdopen", "fsync", "replace")
OLD, NEW = b"old\n", b"new " * 5000


def ended_in(step: str, monkeypatch: pytest.MonkeyPatch, how: Callable[..., object]) -> None:
    """From now on `how` happens where `replace` takes that step."""
    monkeypatch.setattr(tempfile if step == "mkstemp" else os, step, how)


def killed_in(step: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own that ends, without a word, when it comes to that step of the writing."""
    child = os.fork()
    if child == 0:
        try:
            ended_in(step, monkeypatch, lambda *_args, **_more: os._exit(9))
            disk.replace(path, NEW)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9, f"it never came to `{step}`"


def said(path: Path, data: bytes = NEW) -> str:
    """What a write is refused with; nothing when it was done."""
    try:
        disk.replace(path, data)
    except UnreadableInput as problem:
        return problem.message
    return ""


# spec: note-to-spec/FR-11
@pytest.mark.parametrize("step", STEPS)
def test_killed_in_any_step_the_old_file_is_whole(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(OLD)
    killed_in(step, path, monkeypatch)
    assert path.read_bytes() == OLD
    left = [one.name for one in tmp_path.iterdir() if one != path]
    assert all(name.startswith(".spec.yaml.") and name.endswith(".tmp") for name in left), "hidden, and it says what it is"
    assert said(path) == ""
    assert path.read_bytes() == NEW


# spec: note-to-spec/FR-11
@pytest.mark.parametrize("data", [b"short\n", NEW], ids=["short", "long"])
def test_all_of_it_is_on_the_disk_before_it_takes_the_name(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "a/b/spec.yaml", []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        seen.append(("synced", os.fstat(handle).st_size))
        fsync(handle)

    def renamed(here: str, there: Path) -> None:
        seen.append(("renamed", Path(here).stat().st_size))
        replace(here, there)

    ended_in("fsync", monkeypatch, synced)
    ended_in("replace", monkeypatch, renamed)
    assert said(path, data) == "", "folders that are not there are made"
    assert seen == [("synced", len(data)), ("renamed", len(data))]
    assert said(path, OLD) == "", "folders that are there are no trouble"
    assert path.read_bytes() == OLD
    assert [one.name for one in path.parent.iterdir()] == ["spec.yaml"]


# spec: note-to-spec/FR-11
@pytest.mark.parametrize("step", STEPS[1:])
@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["a full disk", "Ctrl-C"])
def test_failed_in_any_step_nothing_is_left_over(
    problem: BaseException, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(OLD)

    def fail(*_: object, **__: object) -> None:
        raise problem

    ended_in(step, monkeypatch, fail)
    told: object = None
    try:
        told = said(path)
    except KeyboardInterrupt as interrupted:
        told = interrupted
    assert told == (problem if isinstance(problem, KeyboardInterrupt) else f"{path} cannot be written: No space left on device")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"spec.yaml": OLD}


# spec: note-to-spec/FR-11
def test_a_place_that_takes_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(OLD)
    path = tmp_path / "taken/spec.yaml"
    assert said(path) == f"{path} cannot be written: File exists"


# spec: note-to-spec/FR-11
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_the_new_file_may_be_read_by_whom_the_old_one_could(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(OLD)
    path.chmod(mode)
    assert said(path) == ""
    assert stat.S_IMODE(path.stat().st_mode) == mode


# spec: note-to-spec/FR-11
def test_a_link_inside_goes_on_pointing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "real.yaml").write_bytes(OLD)
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    assert said(link) == ""
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == NEW


def confined(path: Path) -> str:
    """Where a write to `path` would go, or why it would not."""
    try:
        return str(disk.confined(path))
    except UnreadableInput as problem:
        return f"{problem.slug}: {problem.message} {problem.hint}"


# spec: note-to-spec/FR-19
@pytest.mark.parametrize("mark", [".git", "specflow.toml", None])
def test_a_link_leads_as_far_as_the_repository_goes(mark: str | None, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    (root / "specs").mkdir(parents=True)
    (root / "docs").mkdir()
    if mark:
        (root / mark).touch()
    link = root / "specs/spec.yaml"
    link.symlink_to(root / "docs/spec.yaml")
    if mark:
        assert confined(link) == str(root / "docs/spec.yaml")
    else:
        assert confined(link).startswith(f"outside: {link} is a link that leads to {root / 'docs/spec.yaml'}, outside specs")
    plain = root / "specs/plain.yaml"
    assert confined(plain) == str(plain)


# spec: note-to-spec/FR-19
@pytest.mark.parametrize("mark", [".git", "specflow.toml"])
def test_a_link_out_of_the_repository_is_refused(mark: str, tmp_path: Path) -> None:
    root = tmp_path / "repo"
    (root / "specs").mkdir(parents=True)
    (root / mark).touch()
    outside = tmp_path / "mine.txt"
    outside.write_bytes(OLD)
    link = root / "specs/spec.yaml"
    link.symlink_to(outside)
    assert confined(link) == (
        f"outside: {link} is a link that leads to {outside}, outside repo Nothing was written. "
        "Replace the link by a file, or name the file itself."
    )
    (root / "away").symlink_to(tmp_path)
    assert confined(root / "away/mine.txt").startswith("outside: ")
    assert outside.read_bytes() == OLD


# spec: note-to-spec/FR-19
def test_a_name_in_a_spec_leads_nowhere_outside(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    (root / "specs").mkdir(parents=True)
    (root / "in").symlink_to("specs")
    (root / "out").symlink_to(tmp_path)
    (tmp_path / "repo-too").mkdir()
    places = {
        "specs/a.md": root / "specs/a.md", "in/a.md": root / "specs/a.md", ".": root,
        "..": None, "../repo-too/a.md": None, "out/a.md": None, "a\0b": None,
    }  # fmt: skip
    assert {name: disk.inside(root, name) for name in places} == places
    assert disk.inside(root, str(tmp_path / "a.md")) is None
    (tmp_path / "alias").symlink_to(root)
    assert disk.inside(tmp_path / "alias", "specs/a.md") == root / "specs/a.md"


def test_a_lock_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".specflow").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnreadableInput) as found, disk.locked(tmp_path, tmp_path / "spec.yaml"):
        pytest.fail("it was locked all the same")
    assert "cannot be locked" in found.value.message
    assert ".specflow" in (found.value.hint or "")
