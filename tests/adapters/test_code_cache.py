"""The cache gives what a search without it would give, whatever happened in between."""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from specflow.adapters import cache, cachefile, tree
from specflow.adapters.cache import CodeTree, code_tree
from specflow.adapters.codepack import Entry, pack, unpack
from specflow.analysis.trace.tally import counted
from specflow.model.code import CodeFile, Definition
from specflow.parse.code.needles import COMMENTS as NEEDLES
from specflow.parse.code.needles import SCANNER
from specflow.parse.code.scan import scan

FILE = f"{cachefile.FOLDER}/{cache.FILE}"
TEXTS = (
    "# spec: FR-{n:02d}\ndef gate_{n}(): return {n}\n",
    "def gate_{n}():\n    # spec: ask/FR-{n:02d}, EC-01 - why\n    return 1\n",
    "# sepc: FR-{n:02d}\nLIMIT = {n}\n",
    "LIMIT = 3  # spec: FR-{n:02d}\n",
    "def plain(): return {n}\n",
    "{n}\n",
    "",
)


def scanned(path: str, text: str, *, definitions: bool = False) -> CodeFile:
    """As a check scans."""
    return counted(scan(path, text, definitions=definitions))


def search(root: Path, *, kept: bool, wanted: bool = False) -> CodeTree:
    """The tree as it is, with or without what is known of it."""
    found = tree.list_files(root)
    return code_tree(
        root, found, scanned, version=SCANNER, needles=NEEDLES, definitions=lambda path: wanted and path < "m", cache=kept
    )  # fmt: skip


def same(root: Path, *, wanted: bool = False) -> CodeTree:
    """Search both ways and compare all but the counts of what had to be read."""
    with_cache, without = search(root, kept=True, wanted=wanted), search(root, kept=False, wanted=wanted)
    assert with_cache.files == without.files
    assert [file.tally for file in with_cache.files] == [counted(file._replace(tally=None)).tally for file in without.files]
    assert (with_cache.skipped, with_cache.looked_at) == (without.skipped, without.looked_at)
    for file in with_cache.files:
        assert all(tag.owner is None or tag.owner in file.definitions for tag in file.tags)
    return with_cache


def git(root: Path, *words: str) -> None:
    """One git command in a folder."""
    settings = ("user.name=A", "user.email=a@example.org", "init.defaultBranch=main", "advice.detachedHead=false")
    who = [word for setting in settings for word in ("-c", setting)]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def age(root: Path) -> None:
    """Make every file old enough for its times to be trusted."""
    for path in root.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (1_700_000_000, 1_700_000_000), follow_symlinks=False)


class World:
    """A repository to which random things happen."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.draw, self.count = root, random.Random(seed), 0  # noqa: S311 - nothing secret
        git(root, "init", "-q")
        for _ in range(6):
            self.write()
        git(root, "add", "--all")
        git(root, "commit", "-qm", "start")

    def some(self) -> Path | None:
        found = sorted(path for path in self.root.glob("*/*.py") if not path.is_symlink())
        return self.draw.choice(found) if found else None

    def write(self) -> None:
        self.count += 1
        path = self.root / self.draw.choice("anz") / f"f{self.draw.randrange(6)}.py"
        path.parent.mkdir(exist_ok=True)
        if path.is_symlink():
            path.unlink()
        path.write_text(self.draw.choice(TEXTS).format(n=self.draw.randrange(10, 100)))

    def same_size_same_time(self) -> None:
        if path := self.some():
            before = path.stat()
            text = path.read_text()
            path.write_text("".join(str(9 - int(sign)) if sign.isdigit() else sign for sign in text))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def touch(self) -> None:
        if path := self.some():
            path.touch()

    def rename(self) -> None:
        if path := self.some():
            path.rename(path.with_name(f"f{self.draw.randrange(6)}.py"))

    def delete(self) -> None:
        if path := self.some():
            path.unlink()

    def link(self) -> None:
        if path := self.some():
            place = path.with_name("link.py")
            place.unlink(missing_ok=True)
            place.symlink_to(path.name)

    def commit(self) -> None:
        git(self.root, "add", "--all", "--sparse")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "more")

    def detach(self) -> None:
        self.commit()
        past = ["git", "rev-parse", "-q", "--verify", "HEAD~1"]
        if subprocess.run(past, cwd=self.root, check=False, capture_output=True).returncode == 0:
            git(self.root, "checkout", "-q", "--force", "--detach", "HEAD~1")

    def age(self) -> None:
        age(self.root)

    def sparse(self) -> None:
        """Leave one folder, or none, out of the checkout; what is not committed would be in the way."""
        self.commit()
        folders = self.draw.choice((["a", "n"], ["a", "n", "z", "module"], ["z"]))
        git(self.root, "sparse-checkout", "set", *folders)

    def shallow(self) -> None:
        """Forget all but the last commit."""
        self.commit()
        head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.root, check=True, capture_output=True, text=True).stdout
        (self.root / ".git" / "shallow").write_text(head)

    def submodule(self) -> None:
        """A repository of its own inside, sometimes committed as a submodule."""
        inner = self.root / "module"
        if not (inner / ".git").exists():
            inner.mkdir(exist_ok=True)
            git(inner, "init", "-q")
        (inner / f"f{self.draw.randrange(3)}.py").write_text(self.draw.choice(TEXTS).format(n=self.draw.randrange(10, 100)))
        git(inner, "add", "--all")
        git(inner, "commit", "-q", "--allow-empty", "-m", "inner")
        if self.draw.random() < 0.5:
            self.commit()

    def spoil(self) -> None:
        path = self.root / FILE
        if path.is_file():
            data = bytearray(path.read_bytes())
            data[self.draw.randrange(len(data))] ^= 1
            path.write_bytes(bytes(data))


@pytest.mark.parametrize("seed", range(8))
def test_cached_is_uncached_over_random_histories(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RACY", 20_000_000)
    monkeypatch.setattr(cache, "FEW", seed % 4)  # packs of what is new beside packs of the rest, in trees this small
    world = World(tmp_path, seed)
    (tmp_path / ".gitignore").write_text(".specflow/\n")
    deeds = (
        world.write, world.write, world.same_size_same_time, world.touch, world.rename, world.delete, world.link, world.commit,
        world.detach, world.age, world.spoil, world.sparse, world.shallow, world.submodule,
    )  # fmt: skip
    for step in range(25):
        for _ in range(world.draw.randrange(1, 4)):
            with contextlib.suppress(subprocess.CalledProcessError):  # what git refuses has not happened
                world.draw.choice(deeds)()
        same(tmp_path, wanted=step % 5 == seed % 5)


def grown(root: Path) -> None:
    """A small tree, old enough to be trusted."""
    for at in range(5):
        (root / f"f{at}.py").write_text(TEXTS[at].format(n=at + 10))
    age(root)


def test_what_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RACY", -3_600_000_000_000)
    grown(tmp_path)
    assert same(tmp_path).scanned == 5
    assert same(tmp_path).scanned == 0
    (tmp_path / "f1.py").write_text("# spec: FR-55\ndef other(): pass\n")
    assert same(tmp_path).scanned == 1


def test_a_young_file_is_read_again(tmp_path: Path) -> None:
    grown(tmp_path)
    assert same(tmp_path).scanned == 5
    assert same(tmp_path).scanned == 5


def test_definitions_are_read_when_they_are_asked_for_later(tmp_path: Path) -> None:
    grown(tmp_path)
    assert "f4.py" not in [file.path for file in same(tmp_path).files]
    assert "f4.py" in [file.path for file in same(tmp_path, wanted=True).files]
    assert "f4.py" not in [file.path for file in same(tmp_path).files]


@pytest.mark.parametrize("damage", [b"", b"{}", b"specflow 1/0/0 0\n[]", b"\0" * 100, b"specflow"])
def test_a_damaged_cache_is_none(damage: bytes, tmp_path: Path) -> None:
    grown(tmp_path)
    same(tmp_path)
    (tmp_path / FILE).write_bytes(damage)
    assert same(tmp_path).scanned == 5


def test_another_scanner_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RACY", -3_600_000_000_000)
    grown(tmp_path)
    found = tree.list_files(tmp_path)
    assert code_tree(tmp_path, found, scan, version=SCANNER, needles=NEEDLES).scanned == 5
    assert code_tree(tmp_path, found, scan, version=SCANNER + 1, needles=NEEDLES).scanned == 5


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    grown(tmp_path)
    (tmp_path / ".specflow").write_text("in the way")
    assert len(same(tmp_path).files) == 4


def test_a_cache_folder_that_leads_elsewhere_is_not_written_through(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    grown(root)
    (root / ".specflow").symlink_to(other)
    same(root)
    assert list(other.iterdir()) == []


def test_one_edit_writes_its_own_pack_and_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RACY", -3_600_000_000_000)
    monkeypatch.setattr(cache, "FEW", 2)
    grown(tmp_path)
    same(tmp_path)
    whole = (tmp_path / FILE).read_bytes().split(b"\n", 2)[2]
    for number in (40, 41):
        (tmp_path / "f1.py").write_text(f"# spec: FR-{number}\ndef other(): pass\n")
        assert same(tmp_path).scanned == 1
        assert (tmp_path / FILE).read_bytes().split(b"\n", 2)[2].startswith(whole)
    assert same(tmp_path).scanned == 0
    (tmp_path / "f1.py").unlink()
    assert (same(tmp_path).scanned, same(tmp_path).looked_at) == (0, 4)


def test_definitions_that_nobody_asked_for_are_read_from_the_file_when_somebody_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "RACY", -3_600_000_000_000)
    grown(tmp_path)
    search(tmp_path, kept=True)
    first, second = (search(tmp_path, kept=True) for _ in range(2))
    assert [one.name for one in first.files[0].definitions] == ["gate_10"]
    (tmp_path / "f0.py").unlink()
    assert list(second.files[0].definitions) == []


def test_kept_definitions_do_not_need_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "RACY", -3_600_000_000_000)
    grown(tmp_path)
    for _ in range(2):
        found = search(tmp_path, kept=True, wanted=True)
    (tmp_path / "f0.py").unlink()
    assert [one.name for one in found.files[0].definitions] == ["gate_10"]


@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_pack_gives_what_it_held_or_an_error_that_is_expected(seed: int) -> None:
    file = counted(scan("a.py", "# spec: ask/FR-01, EC-02 - why\ndef gate(): return 1\n# sepc: FR-03\n"))
    stamp = (1, 2**62, -5, 2**60)
    entries = {"a.py": Entry(stamp, b"d" * 16, True, file), "b\udcff.py": Entry(stamp, b"e" * 16, False, None)}
    data = pack(entries)
    again = unpack(data, lambda _, line: tuple(map(Definition._make, json.loads(line))) if line else ())
    assert again == entries
    draw, spoilt = random.Random(seed), bytearray(data)  # noqa: S311 - nothing secret
    for _ in range(3):
        spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    with contextlib.suppress(ValueError, LookupError, TypeError):
        unpack(bytes(spoilt[: draw.randrange(len(spoilt))] if seed % 2 else spoilt), lambda *_: ())
