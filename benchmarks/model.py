"""Drafting with a model, shown from end to end without a key and without a network.

    python benchmarks/model.py [--cast FILE] [--only PART]...

A Messages server on loopback plays the model; the real command talks to it through the real SDK, in a terminal of its own.
Printed are: `draft` the terminal while a note is drafted, `trace` the tree of that run, `budget` a stop at the budget and the run
that goes on, `interrupt` Ctrl-C and the run that goes on, `outcomes` each way a server fails with what came of it and its cost,
`hostile` notes whose model obeys them, `evals` the golden cases. `--cast` keeps the terminal as asciicast v2. Exits 1 when
something is not as it has to be. Wants a POSIX system (terminals) and the extras of development.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.terminal import Recording, record  # noqa: E402
from specflow.adapters import spend  # noqa: E402
from tests.model.hostile import NOTES, try_note  # noqa: E402
from tests.model.loopback import Server, Step, serving  # noqa: E402
from tests.model.misdeeds import MISDEEDS  # noqa: E402
from tests.model.outcomes import ROWS, try_row  # noqa: E402
from tests.model.scripted import NOTE, better, model  # noqa: E402
from tests.model.shifts import SHIFTS  # noqa: E402
from tests.model.turns import TURNS  # noqa: E402

SPECFLOW = [sys.executable, "-m", "specflow"]
DRAFT = [*SPECFLOW, "draft", "note.md", "--provider", "anthropic", "--no-open"]
ANSWER = ("]> ", "\r")  # what is asked before a draft: Return takes the suggestion
FOREIGN = ("ANTHROPIC_", "SPECFLOW_", "GIT_")
PAUSE, PIECES = 0.04, 30  # an answer streams for a second or so


def main() -> int:
    """Print the parts that were asked for; 1 when one is not as it has to be."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--cast", type=Path, help="where to keep the terminal of `draft`, as asciicast v2")
    reader.add_argument("--only", action="append", choices=PARTS, help="a part; may be repeated")
    asked = reader.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        show = Show(Path(folder), asked.cast)
        for name, (title, part) in PARTS.items():
            if name in (asked.only or PARTS):
                print(f"\n== {title}\n")
                wrong += [f"{name}: {words}" for words in part(show)]
    print("\n" + ("\n".join(["Not as it has to be:", *wrong]) if wrong else "Everything is as it has to be."))
    return 1 if wrong else 0


class Show:
    """A folder with a note, and the command in a terminal or without one."""

    def __init__(self, folder: Path, cast: Path | None) -> None:
        self.folder, self.cast = folder, cast

    def desk(self, name: str) -> Path:
        """A workspace with nothing but a note."""
        desk = self.folder / name
        desk.mkdir(exist_ok=True)
        (desk / "specflow.toml").touch()
        (desk / "note.md").write_text(NOTE, encoding="utf-8")
        return desk

    def env(self, server: Server | None = None) -> Mapping[str, str]:
        """No key and no setting of whoever runs this; a home without a configuration."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN) and name != "CI"}
        asked = {"ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"} if server else {}
        return {**kept, "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"), **asked}

    def plain(self, desk: Path, *arguments: str) -> str:
        """What a command says that nobody watches."""
        line = [*SPECFLOW, *arguments]
        done = subprocess.run(line, cwd=desk, env=self.env(), capture_output=True, encoding="utf-8", check=False)
        return done.stdout + done.stderr


def drafting(show: Show) -> list[str]:
    """The terminal while a note is drafted."""
    desk = show.desk("draft")
    with serving(model(better, pause=PAUSE, pieces=PIECES)) as server:
        seen = record(DRAFT, desk, show.env(server), typed=[ANSWER] * 3)
    _print(seen)
    if show.cast:
        show.cast.write_text(seen.cast(), encoding="utf-8")
        print(f"\nKept as {show.cast}: `asciinema play {show.cast}` shows it.")
    cost = _spent(desk)
    return [*_unless(seen.code == 0, f"it left with {seen.code}"), *_unless(f"${cost:.4f}" in seen.text, "the cost is not shown"),
            *_unless("Three to five places" in seen.text, "no title streamed")]  # fmt: skip


def tracing(show: Show) -> list[str]:
    """The tree of the run."""
    desk = show.desk("draft")
    if not (desk / ".specflow").is_dir():
        with serving(model(better)) as server:
            record(DRAFT, desk, show.env(server), typed=[ANSWER] * 3)
    tree, cost = show.plain(desk, "runs", "show"), show.plain(desk, "cost")
    print(tree + "\n" + cost, end="")
    return [*_unless(tree.count("chat claude-") >= 3, "calls are missing"), *_unless("By requirement" in cost, "no cost")]


def budgeting(show: Show) -> list[str]:
    """A stop at the budget, and the same command with more money."""
    desk = show.desk("budget")
    with serving(model(better, pause=PAUSE, pieces=PIECES)) as server:
        first = record([*DRAFT, "--no-ask", "--budget", "0.03"], desk, show.env(server))
        spent, asked = _spent(desk), len(server.requests)
        again = record([*DRAFT, "--no-ask", "--budget", "0.50"], desk, show.env(server))
    _print(first)
    _print(again)
    stages = [one["stage"] for one in spend.entries(desk) if "stage" in one]
    print("\n" + show.plain(desk, "runs"))
    print(f"${spent} of $0.03 with {asked} calls; then ${_spent(desk) - spent} more. Asked and paid: {', '.join(stages)}.")
    return [*_unless((first.code, again.code) == (3, 0), f"they left with {first.code} and {again.code}"),
            *_unless(0 < spent <= Decimal("0.03"), "the budget did not hold"),
            *_unless(len(stages) == len(set(stages)), "a stage was paid twice")]  # fmt: skip


def interrupting(show: Show) -> list[str]:
    """Ctrl-C in the middle of an answer, and the same command again."""
    desk = show.desk("interrupt")

    def slow(body: dict[str, Any], number: int) -> Step:
        step = model(better)(body, number)
        return replace(step, pause=0.2, pieces=30) if number == 1 else step

    with serving(slow) as server:
        first = record([*DRAFT, "--no-ask"], desk, show.env(server), typed=[("  · ", "\x03")])
        again = record([*DRAFT, "--no-ask"], desk, show.env(server))
    _print(first)
    _print(again)
    outcomes = [(one["stage"], one["outcome"]) for one in spend.entries(desk) if "stage" in one]
    print("\n" + show.plain(desk, "runs"))
    print(f"On record: {', '.join(f'{stage} {outcome}' for stage, outcome in outcomes)}; ${_spent(desk)} in all.")
    kept = outcomes[:3] == [("align", "ok"), ("draft", "interrupted"), ("draft", "ok")]
    return [*_unless((first.code, again.code) == (130, 0), f"they left with {first.code} and {again.code}"),
            *_unless(kept, "what was done is not kept")]  # fmt: skip


def failing(show: Show) -> list[str]:
    """Each way a server fails, over both framings of a stream."""
    print(f"{'what the server does':36} {'outcome':23} {'calls':>5} {'waited':>8} {'cost':>10}  what people read")
    wrong = []
    for at, (name, row) in enumerate(ROWS.items()):
        for framing in ("chunked", "close"):
            came = try_row(row, framing, show.folder / f"outcome-{at}-{framing}")
            expected = (row.slug, row.attempts, row.waits, row.cost, "")
            good = (came.slug, came.attempts, came.waits, came.cost, came.whole) == expected
            wrong += _unless(good, f"{name} ({framing}) {came.whole}")
        mark = "" if name not in " ".join(wrong) else "  NOT AS EXPECTED"
        words = f"{came.slug or 'an answer':23} {came.attempts:>5} {sum(came.waits):>6.0f} s ${came.cost:>9.6f}"
        print(f"{name:36} {words}  {came.words[:70]}{mark}")
    return wrong


def attacked(show: Show) -> list[str]:
    """Hostile notes, each with a model that obeys them."""
    print(f"{'hostile note':32} {'as fact':>7} {'lost':>5} {'asked':>6}  what the run says")
    wrong = []
    for at, hostile in enumerate((*NOTES, *TURNS, *SHIFTS, *MISDEEDS)):
        root = show.folder / f"hostile-{at}"
        outcome = try_note(hostile, root)
        said = "; ".join(outcome.made.remarks)
        print(f"{hostile.name:32} {len(outcome.facts):>7} {len(outcome.lost):>5} {len(outcome.asked):>6}  {said[:110]}")
        wrong += _unless(not outcome.facts and not outcome.lost, f"{hostile.name}: {outcome.facts} {outcome.lost}")
    return wrong


def evaluating(show: Show) -> list[str]:
    """The golden cases of this repository, offline and from recorded answers."""
    wrong = []
    for how in (["--provider", "offline"], ["--replay"]):
        table = show.plain(ROOT, "eval", *how)
        print(f"$ specflow eval {' '.join(how)}\n{table}")
        wrong += _unless("cases passed" in table and not re.search("failed|regressed|did not run", table), " ".join(how))
    return wrong


PARTS: Mapping[str, tuple[str, Callable[[Show], list[str]]]] = {
    "draft": ("Drafting a note in a terminal", drafting),
    "trace": ("The trace of that run, and what it cost", tracing),
    "budget": ("A budget that is reached, and the run that goes on", budgeting),
    "interrupt": ("Ctrl-C, and the run that goes on", interrupting),
    "outcomes": ("What a server can do, what comes of it, what it costs", failing),
    "hostile": ("Hostile notes", attacked),
    "evals": ("Golden cases", evaluating),
}


def _print(seen: Recording) -> None:
    """The screen, each line with the second in which it was finished."""
    print(f"      $ {seen.command}")
    for at, line in seen.lines():
        print(f"{at:5.1f} {line}".rstrip())
    changing = seen.changing()
    print(f"      (left with {seen.code}; {len(changing)} times a line was rewritten in place: {', '.join(changing[5::20])})")


def _spent(desk: Path) -> Decimal:
    return sum((Decimal(one["cost"]) for one in spend.entries(desk) if "cost" in one), Decimal(0))


def _unless(good: bool, words: str) -> list[str]:
    return [] if good else [words]


if __name__ == "__main__":
    sys.exit(main())
