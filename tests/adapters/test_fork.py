from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from specflow.adapters import cache, fork
from specflow.adapters.cache import code_tree
from specflow.parse.code.markers import scan_claims
from specflow.parse.code.needles import NEEDLES, SCANNER

alone = not hasattr(os, "fork") or (os.cpu_count() or 1) < 2
pytestmark = pytest.mark.skipif(alone, reason="a second process needs fork and two processors")


def in_a_process_of_its_own(code: str) -> str:
    """What the code prints; a test runner may hold threads of other tests, and beside threads nothing is copied."""
    line = [sys.executable, "-c", f"import os\nfrom specflow.adapters import fork\n{code}"]
    return subprocess.run(line, check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()


def test_the_copy_answers_in_plain_data() -> None:
    job = "second = fork.start(lambda: {'pid': os.getpid(), 'words': ['a', 1]})\nanswer = second.answer()\n"
    assert in_a_process_of_its_own(job + "print(answer['words'], answer['pid'] != os.getpid())") == "['a', 1] True"


def test_a_copy_that_fails_answers_nothing() -> None:
    assert in_a_process_of_its_own("print(fork.start(lambda: os._exit(3)).answer())") == "None"


def test_every_part_is_dealt_once() -> None:
    job = """
deal = fork.Deal(1003)
second = fork.start(lambda: [list(range(1003))[part] for part in deal.parts()])
mine = [list(range(1003))[part] for part in deal.parts()]
theirs = second.answer()
deal.end()
deal.end()
print(sorted(sum([*mine, *theirs], [])) == list(range(1003)))
"""
    assert in_a_process_of_its_own(job) == "True"


def test_a_copy_that_nobody_waits_for_is_ended() -> None:
    job = """
import time
second = fork.start(lambda: time.sleep(600))
second.end()
second.end()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("gone")
"""
    assert in_a_process_of_its_own(job) == "gone"


def test_beside_other_threads_there_is_none() -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        assert fork.start(lambda: 1) is None
    finally:
        wait.set()
        thread.join()


def test_two_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        text = f"# spec: FR-{number % 7:02d}\ndef f{number}():\n    return {number}\n" if number % 3 else "x = 1\n"
        (tmp_path / f"m{number:02d}.py").write_text(text, encoding="utf-8")
    (tmp_path / "m99.py").write_bytes(b"\0\0")
    paths = sorted(path.name for path in tmp_path.iterdir())

    def found(*, use: bool) -> tuple[object, ...]:
        tree = code_tree(tmp_path, paths, scan_claims, version=SCANNER, needles=NEEDLES, cache=use)
        return tree.files, tree.skipped, tree.looked_at

    one = found(use=False)
    monkeypatch.setattr(cache, "MANY", 10)
    assert found(use=False) == one
    assert found(use=True) == one
    assert found(use=True) == one
    monkeypatch.setattr(fork.Second, "answer", lambda self: None)
    assert found(use=False) == one


def test_definitions_that_are_wanted_only_after_the_other_process_began_are_all_there(tmp_path: Path) -> None:
    job = f"""
import sys
from pathlib import Path
from specflow.adapters import cache
from specflow.parse.code.markers import scan_claims
from specflow.parse.code.needles import NEEDLES, SCANNER

root = Path({str(tmp_path)!r})
for number in range(600):
    tag = f"# spec: FR-{{number:02d}}\\n" if number % 3 else ""
    (root / f"m{{number:03d}}.py").write_text(f"{{tag}}def f():\\n    return {{number}}\\n", encoding="utf-8")
paths = sorted(path.name for path in root.glob("*.py"))
wanted = frozenset(paths[::2]).__contains__


def read(many, use, likely=lambda path: False):
    cache.MANY = many
    with cache.begin(root, paths, scan_claims, version=SCANNER, needles=NEEDLES, cache=use, likely=likely) as reading:
        found = reading.finish(wanted)
    return [(file, tuple(file.definitions)) for file in found.files], found.looked_at, found.scanned


one = read(10_000, False)
both = [read(10, False) == one, read(10, False, lambda path: path < "m300") == one, read(10, True) == one]
kept = read(10_000, True)
print(both, kept[:2] == one[:2], len(one[0]))
"""
    assert in_a_process_of_its_own(job) == "[True, True, True] True 500"
