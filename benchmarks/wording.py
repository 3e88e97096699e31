"""What the rules of `lint` cost, family by family, and how well the wording rules (SF2xx) find what people call badly worded.

    python benchmarks/wording.py [--runs N] [--json] [--real FOLDER]

CPU seconds are measured on 2,000 generated requirements, no two alike, with the caches of the wording rules emptied before every
run; medians. The second table needs the benchmark data beside the checkout (`../shared/bench`); without it, it is left out. It
prints the other raters of the same data and the floor from the same run. `--real` counts what the rules say about well-kept specs
of another tool, a checkout of the OpenSpec project for instance: at most 15 warnings and errors of SF2xx per 100 requirements.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from specflow.analysis.wording.english import looks_english
from specflow.analysis.wording.reading import read
from specflow.flows.lint import FAMILIES
from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.parse.spec import read_spec
from specflow.rules.table import RULES

HERE = Path(__file__).resolve().parent
BENCH = HERE.parents[1] / "shared" / "bench"
SPECFLOW = Path(sys.executable).with_name("specflow")
REQUIREMENTS = 2_000
BUDGETS = {"SF2": 0.6, "all": 2.0}

SENTENCES = (
    "When a keeper opens shelf {n}, the system must show at most {n} items of room {m}, newest first.",
    "A visitor must be able to order print {n} in size {m} and collect it within {n} minutes.",
    "The system must send the receipt of order {n} to the email address of the visitor.",
    "If the printer of room {m} has run out of paper, the visitor must see a waiting time of {n} minutes.",
    "Only staff of desk {m} may refund order {n}, and every refund must name a reason.",
    "The system must not show picture {n} of room {m} when its lender has forbidden copies.",
    "Search in room {m} must be fast and user-friendly for up to {n} visitors.",
    "The system must show an appropriate message to visitor {n}, if necessary in language {m}.",
    "Refund {n} must be approved before desk {m} pays it.",
    "While room {m} is closed, the gate must let nobody in but keeper {n}; this must be logged.",
)


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a family of rules over the generated requirements."""

    family: str
    rules: int
    seconds: float
    findings: int
    budget: float | None


def generated() -> Project:
    """One spec of 2,000 requirements with two sentences and a scenario each."""
    head = "schema: specflow/v1\nfeature: big\ntitle: A big one\ngoal: To see how much is too much.\nrequirements:\n"
    text = head + "".join(_requirement(number) for number in range(1, REQUIREMENTS + 1))
    return Project(specs=(read_spec("specs/big/spec.yaml", text),))


def _requirement(number: int) -> str:
    first, second = (SENTENCES[(number * step) % len(SENTENCES)].format(n=number, m=number % 97) for step in (1, 3))
    return (
        f"  - id: FR-{number:02d}\n    title: Shelf {number} in room {number % 97}\n    text: >-\n      {first}\n      {second}\n"
        f"    status: {('final', 'review')[number % 2]}\n"
        "    scenarios:\n"
        f"      - {{given: room {number % 97} is open, when: visitor {number} pays, then: print {number} is shown}}\n"
    )


def costs(project: Project, runs: int) -> list[Cost]:
    """The median of `runs` measurements for every family of `lint`, and for all of them."""
    measured: dict[str, list[float]] = {}
    found: Counter[str] = Counter()
    for turn in range(runs):
        read.cache_clear()
        looks_english.cache_clear()
        project = replace(project)  # what the rules keep, they keep for one project
        for family in FAMILIES:
            started = time.process_time()
            findings = _found(project, family)
            measured.setdefault(family, []).append(time.process_time() - started)
            found[family] += len(findings) if turn == 0 else 0
    rules = Counter(rule.code[:3] for rule in RULES)
    rows = [_cost(family, rules[family], seconds, found[family]) for family, seconds in measured.items()]
    whole = [sum(turn) for turn in zip(*measured.values(), strict=True)]
    return [*rows, _cost("all", sum(rules[family] for family in FAMILIES), whole, sum(found.values()))]


def _found(project: Project, family: str) -> list[Finding]:
    return [finding for rule in RULES if rule.code.startswith(family) for finding in rule.check(rule, project)]


def _cost(family: str, rules: int, seconds: list[float], findings: int) -> Cost:
    return Cost(family, rules, round(statistics.median(seconds), 3), findings, BUDGETS.get(family))


def table(rows: list[Cost]) -> str:
    """One line a family."""
    lines = [f"{'rules':<8}{'number':>8}{'CPU s':>10}{'budget':>10}{'findings':>10}"]
    for row in rows:
        budget = "" if row.budget is None else f"{row.budget:g}"
        over = "   OVER" if row.budget is not None and row.seconds > row.budget else ""
        lines.append(f"{row.family:<8}{row.rules:>8}{row.seconds:>10.3f}{budget:>10}{row.findings:>10}{over}")
    return "\n".join(lines)


def smells(as_json: bool) -> str:
    """The table of the smells benchmark; empty where its data is missing. Raises `CalledProcessError`."""
    script = BENCH / "smells.py"
    if not script.is_file():
        return ""
    command = [sys.executable, str(script), "--specflow", str(SPECFLOW), "--map", str(HERE / "smells-map.yaml")]
    command += ["--json"] if as_json else []
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()


def real(folder: Path) -> dict[str, float]:
    """Warnings and errors per 100 requirements of another tool's specs, imported into a folder of their own."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        subprocess.run(["git", "init", "-q", str(root)], check=True)
        shutil.copytree(folder, root / "imported", ignore=shutil.ignore_patterns(".git", "node_modules"))
        subprocess.run([SPECFLOW, "import", "imported"], cwd=root, check=True, capture_output=True)
        ran = subprocess.run([SPECFLOW, "lint", "--format", "json"], cwd=root, check=False, capture_output=True, text=True)
        count = sum(path.read_text(encoding="utf-8").count("\n  - id: ") for path in root.glob("specs/*/spec.yaml"))
    found = Counter(
        one["code"][:3] for one in json.loads(ran.stdout)["findings"] if one["severity"] in ("warning", "error")
    )
    return {"requirements": count, **{family: round(100 * found[family] / max(count, 1), 1) for family in ("SF2", "SF3")}}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the rules of lint cost, and how well the wording rules find bad wording.")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="measurements of each family (default 5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--real", type=Path, metavar="FOLDER", help="well-kept specs of another tool, to count warnings on")
    asked = parser.parse_args()
    rows = costs(generated(), max(asked.runs, 1))
    quality = smells(asked.json)
    if asked.json:
        figures = {"costs": [asdict(row) for row in rows], "smells": json.loads(quality) if quality else None}
        figures["real"] = real(asked.real) if asked.real else None
        print(json.dumps(figures, indent=2))
    else:
        print(f"CPU on {REQUIREMENTS:,} requirements\n{table(rows)}\n\n{quality or f'no data under {BENCH}: no smells table'}")
        if asked.real:
            kept = real(asked.real)
            print(f"\n{kept['requirements']:.0f} requirements of {asked.real.name}, warnings and errors per 100")
            print(f"SF2xx {kept['SF2']}  (at most 15)\nSF3xx {kept['SF3']}  (at most 2)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
