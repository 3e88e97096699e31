"""How good an offline draft is, and how much better than copying every sentence out.

    python benchmarks/drafting.py [--cases FOLDER] [--no-kinds] [--json]

Every case (a note, its two contexts, and what a senior product manager expects) is drafted by the installed command and scored;
so is the floor, which makes every sentence a requirement. The last third of the cases by name is kept aside while the drafter is
worked on: its means stand in a row of their own, and the distance between the two halves says how much was fitted. Then the
same sentences of 15 projects that other tools are measured on: functional or not, beside the floor and the published figures.
The data lies beside the checkout (`../shared`); without it there is nothing to measure. Exits 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SHARED = Path(__file__).resolve().parents[2] / "shared"
SPECFLOW = Path(sys.executable).with_name("specflow")
CONTEXTS = "--context product={product} --context code={code}"
DRAFT = f"{SPECFLOW} draft {{note}} {CONTEXTS} --out {{out}} --provider offline --no-open"
SHARES = (
    "must_cover", "useful", "best_kind", "out_of_scope", "metrics", "edge_cases", "questions", "contradictions", "grounding",
)  # fmt: skip
COUNTS = ("invented_numbers", "irrelevant_context", "must_not", "overloaded")

Result = Mapping[str, Any]


class Bound(NamedTuple):
    """What the mean over all cases has to reach, or must not exceed."""

    measure: str
    value: float
    most: bool = False


BOUNDS = (
    Bound("must_cover", 0.85), Bound("useful", 0.75), Bound("best_kind", 0.80), Bound("out_of_scope", 0.90),
    Bound("metrics", 0.90), Bound("edge_cases", 0.70), Bound("questions", 0.60), Bound("grounding", 1.0),
    *(Bound(name, 0, most=True) for name in COUNTS), Bound("requirements", 45, most=True),
)  # fmt: skip
WORST_CASE = 0.70
"""The least that one case must cover."""


def scores(cases: Path, command: str) -> list[Result]:
    """Every case, drafted by a command and scored."""
    line = [sys.executable, str(cases.parent / "score_all.py"), str(cases), "--command", command, "--json"]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"the scorer stopped: {done.stderr.strip()[-400:]}")
    found: list[Result] = json.loads(done.stdout)["cases"]
    return sorted(found, key=lambda one: str(one["case"]))


def value(result: Result, measure: str) -> float:
    """One figure of one case."""
    found = result[measure]
    if measure == "requirements":
        return float(found["total"])
    return float(len(found)) if isinstance(found, list | tuple) else float(found["score"])


def mean(results: Sequence[Result], measure: str) -> float:
    """The mean of a figure."""
    return statistics.fmean(value(one, measure) for one in results)


def row(name: str, figures: Sequence[float]) -> str:
    """A row of the table: shares with two decimals, counts with one."""
    shares = (f"{one:8.2f}" for one in figures[: len(SHARES)])
    return f"{name:24}" + "".join(shares) + "".join(f"{one:8.1f}" for one in figures[len(SHARES) :])


def table(drafted: Sequence[Result], floor: Sequence[Result], aside: int) -> str:
    """Cases, both halves, all, and the floor."""
    measures = (*SHARES, *COUNTS, "requirements")
    worked, kept = drafted[: len(drafted) - aside], drafted[len(drafted) - aside :]
    lines = [f"{'':24}" + "".join(f"{name.partition('_')[0][:7]:>8}" for name in measures)]
    lines += [row(str(one["case"]), [value(one, name) for name in measures]) for one in drafted]
    for name, some in (("worked on", worked), ("kept aside", kept), ("all", drafted), ("floor: every sentence", floor)):
        if some:
            lines.append(row(f"= {name} ({len(some)})", [mean(some, measure) for measure in measures]))
    return "\n".join(lines)


def missed(drafted: Sequence[Result]) -> list[str]:
    """The bounds that the mean over all cases misses, and the cases that cover too little."""
    found = []
    for bound in BOUNDS:
        figure = mean(drafted, bound.measure)
        if (figure > bound.value) if bound.most else (figure < bound.value - 0.0005):
            found.append(f"{bound.measure} {figure:.2f}, {'at most' if bound.most else 'at least'} {bound.value:.2f}")
    low = [f"{one['case']} covers {value(one, 'must_cover'):.2f}" for one in drafted if value(one, "must_cover") < WORST_CASE]
    return found + [f"{one}, at least {WORST_CASE:.2f}" for one in low]


def kinds() -> str:
    """Functional or not, on sentences of others; the scorer prints its floor and what is published."""
    line = [sys.executable, "kinds.py", "--specflow", str(SPECFLOW)]
    done = subprocess.run(line, cwd=SHARED / "bench", capture_output=True, text=True, encoding="utf-8", check=False)
    return (done.stdout or done.stderr).strip()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=Path, default=SHARED / "corpus" / "cases", help="folder of cases with gold.yaml")
    parser.add_argument("--no-kinds", action="store_true", help="leave the second table out")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    options = parser.parse_args()
    cases: Path = options.cases.resolve()
    if not (cases.parent / "score_all.py").is_file():
        print(f"nothing to measure: there is no {cases.parent / 'score_all.py'}")
        return 0
    drafted = scores(cases, DRAFT)
    floor = scores(cases, f"{sys.executable} {cases.parent / 'echo_draft.py'} {{note}} {{product}} {{code}} {{out}}")
    failures = missed(drafted)
    if options.json:
        print(json.dumps({"drafted": drafted, "floor": floor, "missed": failures}, ensure_ascii=False, indent=1))
        return bool(failures)
    print(table(drafted, floor, -(-len(drafted) // 3)))
    print("\nmissed: " + ("; ".join(failures) or "nothing"))
    if not options.no_kinds:
        print("\n" + kinds())
    return bool(failures)


if __name__ == "__main__":
    raise SystemExit(main())
