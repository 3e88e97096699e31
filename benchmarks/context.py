"""What the index of code costs, beside `ctags` on the same tree in the same run: cold, with one file changed, and asked.

    python benchmarks/context.py TREE [--runs N] [--json]

TREE is a git repository outside this one; its `.specflow/` is deleted. Seconds on the processor, of the process and its
children (interpreter and imports included), as medians; `ctags` (universal-ctags) writes its tags to a temporary file.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SPECFLOW = (sys.executable, "-m", "specflow")


class Cost(NamedTuple):
    """Seconds on the processor, and on the wall."""

    cpu: float
    wall: float


def run(command: tuple[str, ...], folder: Path) -> Cost:
    """Run a command in `folder` and wait for it and its children."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"`{' '.join(command)}` ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begin)


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def measure(tree: Path, runs: int) -> dict[str, Cost]:
    """Cold, one file changed, a search, and ctags, in turn."""
    index, search = (*SPECFLOW, "context", "list"), (*SPECFLOW, "context", "search", "session", "expires")
    found: dict[str, list[Cost]] = {"ctags": [], "cold": [], "one file changed": [], "search": []}
    listing = ("git", "ls-files", "*.py", "*.ts", "*.go", "*.java")
    names = subprocess.run(listing, cwd=tree, capture_output=True, text=True, check=True)
    changed = tree / names.stdout.split("\n", 1)[0]
    before = changed.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            found["ctags"].append(run(("ctags", "-R", "-f", f"{folder}/tags", "."), tree))
            shutil.rmtree(tree / ".specflow", ignore_errors=True)
            found["cold"].append(run(index, tree))
            time.sleep(3)
            run(index, tree)
            changed.write_bytes(before + b"\n" * (number + 1))
            found["one file changed"].append(run(index, tree))
            found["search"].append(run(search, tree))
            changed.write_bytes(before)
    return {what: middle(costs) for what, costs in found.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.tree.resolve(), given.runs)
    if given.json:
        print(json.dumps({what: cost._asdict() for what, cost in figures.items()}, indent=1))
        return
    floor = figures["ctags"]
    print(f"{'':18}{'cpu s':>8}{'wall s':>8}{'x ctags (cpu)':>15}")
    for what, cost in figures.items():
        print(f"{what:18}{cost.cpu:8.2f}{cost.wall:8.2f}{cost.cpu / floor.cpu:15.2f}")
    print("to reach: cold at most 3 x ctags, one file changed at most 0.5 s")


if __name__ == "__main__":
    main()
