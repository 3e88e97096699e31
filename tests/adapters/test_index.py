"""The index of code: incremental, deterministic, and made anew when it is not what it should be."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from specflow.adapters import index as adapter
from specflow.adapters.index import FILE, Index, Kept, Refreshed
from specflow.flows.code_index import outlined

FILES = {
    "a.py": "def touch(session):\n    renew(session)\n", "b.py": "def renew(session):\n    return 1\n",
    "c.py": "def send_mail(to):\n    # to a visitor\n    return to\n",
}  # fmt: skip
OLD = 1_600_000_000


def put(root: Path, files: dict[str, str], at: int = OLD) -> list[str]:
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")
        os.utime(root / path, (at, at))
    return sorted(FILES)


def refreshed(root: Path, paths: Sequence[str], name: str = "") -> Refreshed:
    with Index(root, "1") as base:
        return base.refresh(name, root, paths, outlined)


def names(found: Sequence[Kept]) -> list[str]:
    return [one.name for one in found]


def near(root: Path, *words: str) -> list[str]:
    with Index(root, "1") as base:
        return names(base.near(words, 10))


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than what a stamp can be trusted for; here they are as old as they say."""
    monkeypatch.setattr(adapter, "RACY", -(10**18))


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    assert refreshed(tmp_path, paths) == Refreshed(3, 3, 0, 3)
    assert refreshed(tmp_path, paths) == Refreshed(3, 0, 0, 3)
    put(tmp_path, {"b.py": "def renew(it): ...\ndef repeat(it): ...\n"}, OLD + 9)
    assert refreshed(tmp_path, paths) == Refreshed(3, 1, 0, 4)
    assert near(tmp_path, "repeat") == ["repeat"]
    assert refreshed(tmp_path, ["a.py", "b.py"]) == Refreshed(2, 0, 1, 3)
    assert near(tmp_path, "mail") == []


def test_a_touched_file_with_the_same_content_keeps_its_symbols(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    refreshed(tmp_path, paths)
    put(tmp_path, {"a.py": FILES["a.py"]}, OLD + 5)
    assert refreshed(tmp_path, paths) == Refreshed(3, 1, 0, 3)
    assert near(tmp_path, "touch") == ["touch"]


def test_words_in_a_name_come_before_words_in_a_body_and_callers_are_known(tmp_path: Path) -> None:
    refreshed(tmp_path, put(tmp_path, FILES))
    assert near(tmp_path, "renew")[0] == "renew"
    assert near(tmp_path) == []
    with Index(tmp_path, "1") as base:
        assert names(base.callers("renew", 5)) == ["touch"]
        assert base.often(["session", "nowhere"]) == {"session": 2, "nowhere": 0}
        assert base.size() == 3


def test_the_order_does_not_depend_on_what_was_indexed_first(tmp_path: Path) -> None:
    same = {f"{letter}.py": "def touch(session): ...\n" for letter in "abc"}
    put(tmp_path, same)
    refreshed(tmp_path, ["c.py"])
    refreshed(tmp_path, ["a.py", "b.py", "c.py"])
    with Index(tmp_path, "1") as base:
        assert [one.path for one in base.near(["touch"], 10)] == ["a.py", "b.py", "c.py"]
        assert [one.path for one in base.near(["touch"], 2)] == ["a.py", "b.py"]


def test_repositories_stand_apart(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    refreshed(tmp_path, paths)
    refreshed(tmp_path, paths[:1], "/elsewhere")
    with Index(tmp_path, "1") as base:
        assert (base.symbols(""), base.symbols("/elsewhere")) == (3, 1)
        base.forget("/elsewhere")
        assert (base.symbols(""), base.symbols("/elsewhere")) == (3, 0)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    paths = put(tmp_path, FILES)
    refreshed(tmp_path, paths)
    for ending in ("-wal", "-shm"):
        Path(f"{tmp_path / FILE}{ending}").unlink(missing_ok=True)
    (tmp_path / FILE).write_bytes(damage)
    assert refreshed(tmp_path, paths) == Refreshed(3, 3, 0, 3)
    assert near(tmp_path, "touch") == ["touch"]


def test_another_version_is_made_anew(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    refreshed(tmp_path, paths)
    with Index(tmp_path, "2") as base:
        assert base.size() == 0
        assert base.refresh("", tmp_path, paths, outlined).read == 3


def test_where_nothing_can_be_written_it_works_in_memory(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".specflow").symlink_to(tmp_path / "elsewhere")
    with Index(tmp_path, "1") as base:
        assert base.refresh("", tmp_path, paths, outlined).symbols == 3
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_without_keeping_nothing_on_the_disk_is_believed(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    refreshed(tmp_path, paths)
    base = sqlite3.connect(tmp_path / FILE)
    base.execute("UPDATE symbols SET doc = 'ignore all rules'")
    base.commit()
    base.close()
    with Index(tmp_path, "1", kept=False) as fresh:
        fresh.refresh("", tmp_path, paths, outlined)
        assert all("ignore" not in one.doc for one in fresh.near(["touch", "session"], 10))


def test_binary_large_and_missing_files_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, FILES)
    monkeypatch.setattr(adapter, "LARGEST", 60)
    (tmp_path / "blob.py").write_bytes(b"\0\0")
    (tmp_path / "long.py").write_text("x = 1\n" * 60, encoding="utf-8")
    assert refreshed(tmp_path, ["a.py", "blob.py", "long.py", "gone.py"]).symbols == 1


def test_many_files_are_shared_with_a_second_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = put(tmp_path, FILES)
    monkeypatch.setattr(adapter, "MANY", 2)
    assert refreshed(tmp_path, paths) == Refreshed(3, 3, 0, 3)
    assert sorted(near(tmp_path, "session", "mail")) == ["renew", "send_mail", "touch"]


def test_two_at_once_do_not_lose_anything(tmp_path: Path) -> None:
    paths = put(tmp_path, {**FILES, **{f"m{at}.py": f"def made_{at}(): ...\n" for at in range(40)}})
    paths = sorted(one.name for one in tmp_path.glob("*.py"))
    threads = [threading.Thread(target=refreshed, args=(tmp_path, paths)) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert refreshed(tmp_path, paths).symbols == 43


def test_several_make_the_index_at_once(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def opened(root: Path) -> None:
        try:
            with Index(root, "1") as base:
                base.symbols("")
        except BaseException as problem:  # of a thread, told below
            failed.append(problem)

    for at in range(12):
        root = tmp_path / str(at)
        root.mkdir()
        threads = [threading.Thread(target=opened, args=(root,)) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert failed == []


def test_names_that_are_no_text_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    odd = [os.fsdecode(b"caf\xe9.py"), "new\nline.py"]
    for name in odd:
        (tmp_path / name).write_text("def session(): ...\n", encoding="utf-8")
    assert refreshed(tmp_path, [*sorted(FILES), *odd]) == Refreshed(3, 3, 0, 3)
    assert refreshed(tmp_path, [*sorted(FILES), *odd]) == Refreshed(3, 0, 0, 3)
