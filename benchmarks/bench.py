"""What specflow costs: CPU seconds, bytes and ratios, as medians of paired runs, in one table.

    python benchmarks/bench.py [--runs N] [--json]

A pair is one run of the thing measured and one of `python -c "import click"`, right after each other: a busy machine slows
both, so the ratio keeps its meaning where seconds do not. CPU is user plus system time of the child process (`os.wait4`,
so Linux and macOS only). The budgets are those of the project's promises; a row above its budget says so, and nothing fails.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
SPECFLOW = Path(PYTHON).with_name("specflow")
YARDSTICK = (PYTHON, "-c", "import click")
EDIT = """
from pathlib import Path
from specflow.adapters import disk
from specflow.parse.yaml_edit import set_value
spec = Path("specs/big/spec.yaml")
with disk.locked(Path(), spec):
    before = disk.read_bytes(spec).decode()
    after = set_value(before, ["requirements", 1997, "status"], ("review", "final")[{run} % 2])
    assert sum(a != b for a, b in zip(before.splitlines(), after.splitlines())) == 1
    disk.replace(spec, after.encode())
"""
REQUIREMENTS = 2_000
NOTE_WORDS = 900
DRAFT = ("draft", "note.md", "--provider", "offline", "--no-open", "--feature", "prints-{run}")


@dataclass(frozen=True)
class Row:
    """One promise and what was measured. `ratio` is against the yardstick of the same pair."""

    what: str
    measured: float
    unit: str
    budget: float
    ratio: float | None = None

    @property
    def kept(self) -> bool:
        """Within its budget."""
        return self.measured <= self.budget


# ---------------------------------------------------------------- measuring


def cpu(command: tuple[str, ...], folder: Path) -> float:
    """CPU seconds of one run, children included; raises RuntimeError when the command fails."""
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        errors = child.stderr.read() if child.stderr else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {errors.decode(errors='replace')[-400:]}")
    return used.ru_utime + used.ru_stime


def paired(command: tuple[str, ...], folder: Path, runs: int) -> tuple[float, float]:
    """(median CPU seconds, median ratio to the yardstick) over `runs` pairs, after one unmeasured run.

    `{run}` in the command is the number of the run, for commands that must not meet what an earlier run left.
    """
    pairs = [(cpu(_numbered(command, run), folder), cpu(YARDSTICK, folder)) for run in range(runs + 1)][1:]
    return statistics.median(one for one, _ in pairs), statistics.median(one / other for one, other in pairs)


def _numbered(command: tuple[str, ...], run: int) -> tuple[str, ...]:
    return tuple(word.replace("{run}", str(run)) for word in command)


# ---------------------------------------------------------------- the material


def note() -> str:
    """A note of 900 words with the usual parts: behaviour, numbers, failures, limits, measures, open points."""
    paragraphs = [
        "Visitors of the museum shop order prints of what they have just seen, and most give up at the till.",
        "A visitor scans the label next to a picture and sees the sizes that are in stock within {n} seconds.",
        "The visitor picks one of {n} frames, pays at the counter or on the phone, and collects the print on the way out.",
        "An order that was not paid within {n} minutes is dropped, and the print goes back to the shelf.",
        "If the printer has run out of paper, the visitor must see the waiting time before paying.",
        "Only staff with the role keeper can refund more than {n} euros, and every refund names a reason.",
        "The system must not show pictures whose lender has forbidden copies.",
        "We keep the order for {n} days and the visitor's phone number for one day only.",
        "Lists load in under {n} hundred milliseconds for 95% of requests on the guest network.",
        "Success means that {n}% of visitors who scan a label also order, up from three.",
        "Not part of this are posters, gift wrapping and delivery abroad.",
        "Open: may a member of the friends' circle order {n} prints at the price of one?",
    ]
    words: list[str] = ["# Prints on the way out\n\n"]
    number = 0
    while sum(len(part.split()) for part in words) < NOTE_WORDS:
        sentence = paragraphs[number % len(paragraphs)].format(n=number % 50 + 2)
        number += 1
        words.append(sentence + ("\n\n" if number % 6 == 0 else " "))
    return "".join(words)


def big_spec() -> str:
    """A spec of 2,000 requirements, about one megabyte, with quotes, scenarios and comments."""
    head = (
        "schema: specflow/v1\nfeature: big\ntitle: A big one\ngoal: To see how much is too much.\n"
        "parameters:\n  most_items: 40\n\nrequirements:\n"
    )
    return head + "".join(_requirement(number) for number in range(1, REQUIREMENTS + 1))


def _requirement(number: int) -> str:
    status = ("final", "review", "final", "final", "placeholder")[number % 5]
    return (
        f"  # Asked for by group {number % 17}.\n"
        f"  - id: FR-{number:02d}\n"
        f"    title: Shelf {number} shows what it holds\n"
        f"    text: When a keeper opens shelf {number}, the system must show at most {{most_items}} items of room {number % 97}, "
        "newest first.\n"
        f"    status: {status}\n"
        f"    priority: {('must', 'should', 'could')[number % 3]}\n"
        f"    rationale: Keepers of room {number % 97} look for the newest item nine times out of ten.\n"
        "    scenarios:\n"
        f"      - {{given: shelf {number} holds 41 items, when: a keeper opens it, then: the newest 40 are shown}}\n\n"
    )


def workspace(folder: Path) -> Path:
    """A root with the note and the big spec."""
    (folder / "specflow.toml").write_text("", encoding="utf-8")
    (folder / "note.md").write_text(note(), encoding="utf-8")
    (folder / "specs" / "big").mkdir(parents=True)
    (folder / "specs" / "big" / "spec.yaml").write_text(big_spec(), encoding="utf-8")
    return folder


# ---------------------------------------------------------------- the promises


def rows(runs: int) -> Iterator[Row]:
    """Every promise, measured in a workspace of its own."""
    with tempfile.TemporaryDirectory(prefix="specflow-bench-") as temporary:
        root = workspace(Path(temporary))
        specflow = str(SPECFLOW)
        _, ratio = paired((specflow, "--version"), root, runs)
        yield Row("specflow --version, CPU against `import click`", round(ratio, 2), "×", 2.0, round(ratio, 2))
        for what, command, budget in (
            (f"draft a note of {NOTE_WORDS} words, CPU", (specflow, *DRAFT), 0.6),
            (f"render {REQUIREMENTS:,} requirements, CPU", (specflow, "render", "big"), 1.5),
            ("change and save one scalar in that spec, CPU", (PYTHON, "-c", EDIT), 1.0),
        ):
            seconds, ratio = paired(command, root, max(runs // 2, 3))
            yield Row(what, round(seconds, 3), "s", budget, round(ratio, 1))
        size = (root / "specs" / "big" / "spec.html").stat().st_size / 1_000_000
        yield Row(f"page of {REQUIREMENTS:,} requirements", round(size, 2), "MB", 4.0)


def table(measured: list[Row]) -> Iterator[str]:
    """One line a promise."""
    yield f"{'what':<52}{'measured':>12}{'budget':>10}{'× import click':>16}"
    for row in measured:
        ratio = "" if row.ratio is None else f"{row.ratio:g}"
        over = "" if row.kept else "   OVER"
        yield f"{row.what:<52}{f'{row.measured:g} {row.unit}':>12}{f'{row.budget:g} {row.unit}':>10}{ratio:>16}{over}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what specflow promises about its speed and size.")
    parser.add_argument("--runs", type=int, default=11, metavar="N", help="pairs of runs (default 11)")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    asked = parser.parse_args()
    # People run what pip compiled; without this a machine that writes no bytecode compiles every module in every run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        measured = list(rows(max(asked.runs, 1)))
    except RuntimeError as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps([{**asdict(row), "kept": row.kept} for row in measured], indent=2))
    else:
        print("\n".join(table(measured)))
        print(flush=True)
        return subprocess.run([PYTHON, HERE / "page.py", "--count", str(REQUIREMENTS)], check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
