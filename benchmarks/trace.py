"""How long finding tags takes, beside `git grep` in the same run: cold, warm, memory, growth.

    python benchmarks/trace.py TREE [--larger TREE] [--times 5]

TREE is a git repository outside this one, full of tags; its `.specflow/` is deleted. `--larger` names a bigger tree of the
same kind, for growth. Wall times are medians of whole processes, so they include the interpreter; `inside` leaves it out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SEARCH = """
import json, resource, sys, time
from pathlib import Path
begin, busy = time.perf_counter(), time.process_time()
from specflow.adapters import tree
from specflow.adapters.cache import code_tree
from specflow.parse.code.scan import NEEDLES, SCANNER, scan
root = Path(sys.argv[1])
listed = tree.listing(root)
found = code_tree(root, listed.files, scan, version=SCANNER, needles=NEEDLES)
print(json.dumps({
    "wall": time.perf_counter() - begin, "cpu": time.process_time() - busy, "files": len(listed.files),
    "tags": sum(len(file.tags) for file in found.files), "read": found.scanned,
    "owned": sum(tag.owner is not None for file in found.files for tag in file.tags),
    "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


class Run(NamedTuple):
    """One search: seconds of the whole process, seconds inside it, of which on the processor, and what it saw."""

    wall: float
    inside: float
    cpu: float
    mib: float
    tags: int
    owned: int
    read: int


def search(tree: Path, *, cold: bool) -> Run:
    """Search a tree in a fresh process."""
    if cold:
        shutil.rmtree(tree / ".specflow", ignore_errors=True)
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", SEARCH, str(tree)], cwd=ROOT, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - begin
    said = json.loads(done.stdout)
    return Run(wall, said["wall"], said["cpu"], said["mib"], said["tags"], said["owned"], said["read"])


def grep(tree: Path) -> float:
    """Seconds that git takes to name the files that hold the word."""
    begin = time.perf_counter()
    subprocess.run(["git", "-C", str(tree), "grep", "-lF", "spec:"], capture_output=True, check=True)
    return time.perf_counter() - begin


def measured(tree: Path, times: int) -> tuple[float, Run, Run]:
    """Medians of git, of cold and of warm searches, taken in turn so that a busy machine slows all three."""
    greps, colds, warms = list[float](), list[Run](), list[Run]()
    for _ in range(times):
        greps.append(grep(tree))
        colds.append(search(tree, cold=True))
        time.sleep(2.6)  # files and cache grow old enough to be trusted
        search(tree, cold=False)
        warms.append(search(tree, cold=False))
    return statistics.median(greps), _median(colds), _median(warms)


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(column) for column in zip(*runs, strict=True)))


def shown(name: str, run: Run, grep_wall: float) -> str:
    """One line of the table."""
    return (
        f"{name:<22}{run.wall:8.3f}{run.inside:9.3f}{run.cpu:8.3f}{run.wall / grep_wall:9.1f}x{run.mib:8.0f}"
        f"{run.tags:9.0f}{run.owned:9.0f}{run.read:9.0f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--larger", type=Path)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    git, cold, warm = measured(options.tree.resolve(), options.times)
    print(f"{'':<22}{'wall s':>8}{'inside':>9}{'cpu s':>8}{'to git':>10}{'MiB':>8}{'tags':>9}{'owned':>9}{'read':>9}")
    print(f"{'git grep -lF':<22}{git:8.3f}{'':>17}{1:9.1f}x")
    print(shown("cold", cold, git))
    print(shown("warm", warm, git))
    if options.larger:
        large_git, large_cold, large_warm = measured(options.larger.resolve(), 1)
        print(f"{'larger: git grep -lF':<22}{large_git:8.3f}{'':>17}{1:9.1f}x")
        print(shown("larger: cold", large_cold, large_git))
        print(shown("larger: warm", large_warm, large_git))
        print(f"growth of cpu: cold {large_cold.cpu / cold.cpu:.1f}x, warm {large_warm.cpu / warm.cpu:.1f}x")


if __name__ == "__main__":
    main()
