"""What `specflow check` costs on a large traced repository, beside `git grep` and another tool on the same job, in one run.

    python benchmarks/trace.py TREE [--larger TREE] [--peer doorstop] [--times 5] [--json]

TREE is a git repository outside this one with specs, tags and a JUnit report; its `.specflow/` is deleted, and one of its
files is changed and put back. `--larger` names a bigger tree of the same kind, for growth. `--peer doorstop` installs doorstop
from PyPI into a throw-away environment and lets it check as many items, with a reference to every tag, in a copy of the tree.

Every row is a whole process, interpreter included: median and least wall time, CPU (user and system, children too), the
largest process's memory, and the wall time against `git grep -lF spec:` of the same rounds. Linux and macOS only (`os.wait4`).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

SPECFLOW = (sys.executable, "-m", "specflow", "check")
GREP = ("git", "grep", "-lF", "spec:")
SETTLE = 2.7
"""Seconds after which files are old enough for a cache to trust their times."""


class Run(NamedTuple):
    """One process: seconds of wall time and of CPU, MiB at its largest."""

    wall: float
    cpu: float
    mib: float


class Row(NamedTuple):
    """Several runs of one thing, and the wall time of `git grep` beside them."""

    what: str
    runs: list[Run]
    grep: float
    reach: str = ""

    @property
    def wall(self) -> float:
        """The median."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median."""
        return statistics.median(run.cpu for run in self.runs)

    def shown(self) -> str:
        """One line of the table."""
        least, mib = min(run.wall for run in self.runs), max(run.mib for run in self.runs)
        ratio = self.wall / self.grep if self.grep else 0
        return f"{self.what:<30}{self.wall:8.3f}{least:8.3f}{self.cpu:8.3f}{mib:7.0f}{ratio:8.1f}x  {self.reach}".rstrip()


def run(command: tuple[str, ...], folder: Path) -> Run:
    """One process from start to end; raises RuntimeError when it fails for a reason other than findings."""
    begin = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        said = child.stderr.read() if child.stderr else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {said.decode(errors='replace')[-500:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss * scale / 1024**2)


def measured(tree: Path, times: int, what: str = "") -> list[Row]:
    """git, cold, warm and one file changed, taken in turn so that a busy machine slows all of them."""
    rows: dict[str, list[Run]] = {"grep": [], "cold": [], "warm": [], "changed": []}
    one = next(iter(sorted((tree / "src").rglob("*.py"))))
    text = one.read_bytes()
    for number in range(times):
        shutil.rmtree(tree / ".specflow", ignore_errors=True)
        rows["grep"].append(run(GREP, tree))
        rows["cold"].append(run(SPECFLOW, tree))
        time.sleep(SETTLE)
        run(SPECFLOW, tree)
        rows["grep"].append(run(GREP, tree))
        rows["warm"].append(run(SPECFLOW, tree))
        try:
            one.write_bytes(text.replace(b"\n\n", b"\n\n# one line more\n" + b"#" * number + b"\n", 1))
            rows["changed"].append(run(SPECFLOW, tree))
        finally:
            one.write_bytes(text)
    grep = statistics.median(found.wall for found in rows["grep"])
    reaches = {"cold": "1.0 s, 20x, 120 MiB", "warm": "0.35 s, 7x", "changed": "0.35 s"} if not what else {}
    names = {"grep": "git grep -lF", "cold": "check, cold", "warm": "check, warm", "changed": "check, one file changed"}
    return [Row(what + names[key], runs, grep, reaches.get(key, "")) for key, runs in rows.items()]


# ---------------------------------------------------------------- another tool on the same job

_TAG = re.compile(rb"spec: (FR-\d+)")


def doorstop(tree: Path, times: int, grep: float) -> Iterator[Row]:
    """doorstop with an item for every requirement, and a reference by keyword to every file that names it."""
    with tempfile.TemporaryDirectory(prefix="specflow-peer-") as temporary:
        folder = Path(temporary)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        pip = [str(folder / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "doorstop"], check=True, stdout=subprocess.DEVNULL)
        copy = folder / "tree"
        shutil.copytree(tree, copy, ignore=shutil.ignore_patterns(".specflow"))
        _items(copy)
        command = (str(folder / "venv" / "bin" / "doorstop"), "-F")
        yield Row("doorstop -F, first", [run(command, copy)], grep)
        yield Row("doorstop -F, again", [run(command, copy) for _ in range(times)], grep)


def _items(tree: Path) -> None:
    """A document with one item a requirement."""
    named: dict[str, list[str]] = {}
    for path in sorted((*(tree / "src").rglob("*.*"), *(tree / "tests").rglob("*.*"))):
        for id_ in _TAG.findall(path.read_bytes()):
            named.setdefault(id_.decode(), []).append(path.relative_to(tree).as_posix())
    folder = tree / "reqs"
    folder.mkdir()
    (folder / ".doorstop.yml").write_text("settings:\n  digits: 4\n  prefix: FR\n  sep: '-'\n", encoding="utf-8")
    for id_, files in named.items():
        references = "".join(f"- path: {path}\n  keyword: {id_}\n  type: file\n" for path in dict.fromkeys(files))
        head = "active: true\nderived: false\nheader: ''\nlevel: 1.0\nlinks: []\nnormative: true\nref: ''\nreferences:\n"
        rest = f"reviewed: null\ntext: |\n  The system must do {id_}.\n"
        (folder / f"{id_}.yml").write_text(head + references + rest, encoding="utf-8")
    subprocess.run(["git", "add", "reqs"], cwd=tree, check=True)


PEERS: dict[str, Callable[[Path, int, float], Iterator[Row]]] = {"doorstop": doorstop}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--larger", type=Path)
    parser.add_argument("--peer", choices=sorted(PEERS))
    parser.add_argument("--times", type=int, default=5, metavar="N", help="rounds (default 5)")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    # People run what pip compiled; without this a machine that writes no bytecode compiles every module in every run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONSAFEPATH"] = "1"  # `-m specflow` means the installed one, wherever it is run
    tree = asked.tree.resolve()
    try:
        run(SPECFLOW, tree)
        rows = measured(tree, max(asked.times, 1))
        growth = measured(asked.larger.resolve(), 1, "larger: ") if asked.larger else []
        peers = list(PEERS[asked.peer](tree, 2, rows[0].wall)) if asked.peer else []
    except (RuntimeError, OSError, subprocess.CalledProcessError) as problem:
        print(f"trace: {problem}", file=sys.stderr)
        return 2
    every = [*rows, *growth, *peers]
    if asked.json:
        print(json.dumps([{"what": row.what, "wall": row.wall, "cpu": row.cpu, "mib": max(one.mib for one in row.runs),
                           "to_grep": row.wall / row.grep} for row in every], indent=2))  # fmt: skip
        return 0
    print(f"{f'{asked.times} rounds':<30}{'wall s':>8}{'least':>8}{'cpu s':>8}{'MiB':>7}{'to grep':>9}  reach")
    print("\n".join(row.shown() for row in every))
    for own, big in zip(rows[1:], growth[1:], strict=False):
        print(f"growth, {own.what.removeprefix('check, ')}: cpu {big.cpu / own.cpu:.1f}x, wall {big.wall / own.wall:.1f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
