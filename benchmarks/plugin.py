"""What the pytest plugin costs: ratios to the same run without it, as medians of pairs.

    python benchmarks/plugin.py [--tests N] [--runs N] [--json]

3,000 tiny tests in 30 files: a third has a mark, a third a tag, a third claims nothing. A pair is one run with the plugin and
one with `-p no:specflow`, right after each other and in turns first; the ratio is that of their CPU seconds (user and system,
`os.wait4`), which other work on the machine disturbs less than wall time. `plain` against itself shows the noise.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCKED = ("-p", "no:specflow")
VARIANTS: dict[str, tuple[tuple[str, ...], float | None]] = {
    "plain against itself": (BLOCKED, None),
    "plugin off": ((), 1.01),
    "evidence on": (("--spec-evidence", "evidence.json"), 1.05),
}
"""What is measured: its arguments, and the ratio that was promised."""

CLAIMS = ("@pytest.mark.spec('ask-maps/FR-{0:02d}')\n", "# spec: ask-maps/FR-{0:02d}\n", "")


def suite(folder: Path, tests: int) -> None:
    """Files of 100 tests."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = spec: requirements\n", encoding="utf-8")
    for number in range(0, tests, 100):
        parts = ["import pytest\n\n\n"]
        for one in range(number, min(number + 100, tests)):
            parts.append(f"{CLAIMS[one % 3].format(one % 90 + 1)}def test_{one}():\n    assert {one} + 1 == {one + 1}\n\n\n")
        (folder / f"test_{number:05d}.py").write_text("".join(parts), encoding="utf-8")


def cpu(folder: Path, arguments: tuple[str, ...]) -> float:
    """CPU seconds of one run of pytest."""
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "SPECFLOW_"))}
    environment["PYTHONHASHSEED"] = "0"
    with subprocess.Popen(line, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
        said = child.stdout.read() if child.stdout else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(said.decode(errors="replace")[-2000:])
    return used.ru_utime + used.ru_stime


def ratio(folder: Path, arguments: tuple[str, ...], runs: int) -> tuple[float, float]:
    """(median ratio, median CPU seconds of the plain run) over `runs` pairs."""
    ratios, plain = [], []
    for number in range(runs):
        first, second = (arguments, BLOCKED) if number % 2 else (BLOCKED, arguments)
        seconds = cpu(folder, first), cpu(folder, second)
        own, other = seconds if number % 2 else seconds[::-1]
        ratios.append(own / other)
        plain.append(other)
    return statistics.median(ratios), statistics.median(plain)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what the pytest plugin costs.")
    parser.add_argument("--tests", type=int, default=3_000, metavar="N")
    parser.add_argument("--runs", type=int, default=11, metavar="N", help="pairs of runs (default 11)")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="specflow-plugin-") as temporary:
        folder = Path(temporary)
        suite(folder, asked.tests)
        cpu(folder, BLOCKED)
        for what, (arguments, promised) in VARIANTS.items():
            median, plain = ratio(folder, arguments, max(asked.runs, 1))
            rows.append({"what": what, "ratio": round(median, 4), "promised": promised, "plain_seconds": round(plain, 3)})
    if asked.json:
        print(json.dumps(rows, indent=2))
        return 0
    print(f"{f'{asked.tests:,} tests, {asked.runs} pairs':<28}{'ratio':>9}{'promised':>10}{'plain, CPU':>12}")
    for row in rows:
        print(f"{row['what']:<28}{row['ratio']:>9}{row['promised'] or '':>10}{row['plain_seconds']:>10} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
