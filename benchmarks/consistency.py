"""Contradictions: what is found, what is missed and why, what is reported wrongly, and what the search costs as a spec grows.

    python benchmarks/consistency.py [--shared DIR] [--openspec DIR] [--sizes N …] [--seed N] [--json]

DIR of `--shared` holds `bench/` and `corpus/` with the documents, planted specs and cases and the scripts that score them
(default: `shared` beside the checkout; without it only the time is measured). `--openspec` is a checkout of the OpenSpec
project, whose specs are consistent: whatever is reported there is printed, to be read and judged. The floor in the first
table takes two lines that are each other's nearest neighbour by TF-IDF for a contradiction; its threshold comes from the
other documents. Time is CPU time of the engine on made-up requirements; the project promises 3 s for 2,000 of them.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.town import planted, project_of, requirements
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.compare import shared
from specflow.analysis.consistency.engine import clashes_of, compared
from specflow.analysis.consistency.words.lexicon import light

SIZES = (500, 1_000, 2_000, 4_000)
BUDGET = 3.0  # seconds of CPU for 2,000 requirements
CONTRADICTION = tuple(f"SF30{digit}" for digit in range(1, 10))
SPECFLOW = (sys.executable, "-m", "specflow")
DRAFT = "draft {note} --context product={product} --context code={code} --out {out} --provider offline --no-open"
NEAR = 0.72  # part of the words that a copy shares with its original
Pairs = list[tuple[str, str]]


def answer(*command: str, cwd: Path | None = None) -> Any:
    """The JSON that a command prints; findings make lint exit with 1."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"{' '.join(command[:3])} … printed no JSON: {done.stderr.strip()[-300:]}") from None


# ---------------------------------------------------------------- real documents and planted contradictions


def documents(home: Path) -> dict[str, Any]:
    """Precision, recall, F1 and the floor of each document with known conflicts."""
    executable = Path(sys.executable).with_name("specflow")
    return dict(answer(sys.executable, str(home / "bench/contradictions.py"), "--specflow", str(executable), "--json"))


def conflicts(home: Path, desk: Path) -> list[dict[str, Any]]:
    """The scores of the specs with planted contradictions, and of all of them together."""
    arguments: list[str] = []
    for spec in sorted(home.glob("corpus/conflicts/*/spec.yaml")):
        workspace = desk / spec.parent.name
        target = workspace / "specs" / spec.parent.name
        target.mkdir(parents=True)
        (workspace / "specflow.toml").touch()
        shutil.copy(spec, target)
        found = workspace / "findings.json"
        found.write_text(json.dumps(answer(*SPECFLOW, "lint", "--format", "json", cwd=workspace)), encoding="utf-8")
        arguments += [str(spec.parent), str(found)]
    return list(answer(sys.executable, str(home / "corpus/score_conflicts.py"), "--json", *arguments))


def cases(home: Path) -> dict[str, Any]:
    """The scores of drafts of the cases with declared contradictions."""
    command = f"{Path(sys.executable).with_name('specflow')} {DRAFT}"
    script = str(home / "corpus/score_all.py")
    return dict(answer(sys.executable, script, str(home / "corpus/cases"), "--command", command, "--json"))


# ---------------------------------------------------------------- what is missed, and why


def reasons(home: Path) -> dict[str, Counter[str]]:
    """For each document, how many of its conflicts are reported, and what stands between the others and any rule."""
    found: dict[str, Counter[str]] = {}
    for listed in sorted(home.glob("bench/data/contradictions/*/conflicts.csv")):
        written = (listed.parent / "requirements.jsonl").read_text("utf-8").splitlines()
        lines = [json.loads(line) for line in written if line.strip()]
        with listed.open(encoding="utf-8", newline="") as rows:
            gold = [(row["first"], row["second"]) for row in csv.DictReader(rows)]
        found[listed.parent.name] = Counter(why for why in judged({line["id"]: line["text"] for line in lines}, gold))
    return found


def judged(texts: dict[str, str], gold: Pairs) -> Iterator[str]:
    """Why each conflict is reported or not."""
    ids = list(texts)
    clashes = clashes_of(project_of(list(texts.values()))).found
    reported = {frozenset((ids[c.one.owner], ids[c.other.owner])) for c in clashes if c.code in CONTRADICTION}
    for first, second in gold:
        yield "reported" if frozenset((first, second)) in reported else why_missed(texts[first], texts[second])


def why_missed(one: str, other: str) -> str:
    """What a rule would lack: opposites in the words, or words in common at all."""
    claims = [claim for owner, text in enumerate((one, other)) for claim in claims_of(owner, text)]
    codes = {clash.code for clash in compared(claims, {})}
    if codes & set(CONTRADICTION):
        return "seen alone, not among the others"
    if codes:
        return "told as a duplicate or a stricter limit"
    if SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False).ratio() >= NEAR:
        return "a copy; the words that differ do not exclude each other"
    left, right = (frozenset().union(*(c.all_concepts for c in claims if c.owner == n)) for n in (0, 1))
    common = len(shared(left, right) - light()) > 1
    return "words in common, opposed only in what they mean" if common else "hardly a word in common"


# ---------------------------------------------------------------- consistent texts


def false_alarms(home: Path, openspec: Path | None, desk: Path) -> Iterator[dict[str, Any]]:
    """What is reported in texts that hold together: OpenSpec's own specs, and drafts of notes."""
    if openspec is not None:
        workspace = desk / "openspec"
        shutil.copytree(openspec / "openspec/specs", workspace / "openspec/specs")
        (workspace / "specflow.toml").touch()
        subprocess.run([*SPECFLOW, "import", "openspec/specs"], cwd=workspace, capture_output=True, check=True)
        yield reported_in("OpenSpec's specs", workspace)
    for note in sorted(home.glob("corpus/notes/*.md")):
        workspace = desk / note.stem
        workspace.mkdir()
        (workspace / "specflow.toml").touch()
        shutil.copy(note, workspace / "note.md")
        draft = (*SPECFLOW, "draft", "note.md", "--feature", "tried", "--provider", "offline", "--no-open")
        subprocess.run(draft, cwd=workspace, capture_output=True, check=True)
        yield reported_in(note.stem, workspace)


def reported_in(name: str, workspace: Path) -> dict[str, Any]:
    """How many requirements a workspace has, and the contradictions that are reported in it or asked about."""
    report = answer(*SPECFLOW, "lint", "--format", "json", cwd=workspace)
    said = [finding["message"] for finding in report["findings"] if finding["code"] in CONTRADICTION]
    for spec in sorted(workspace.glob("specs/*/spec.yaml")):
        asked = answer(*SPECFLOW, "questions", spec.parent.name, "--format", "json", cwd=workspace)
        said += [one["text"] for one in asked if one["text"].endswith("Which of them holds?")]
    return {"text": name, "requirements": report["summary"]["requirements"], "reported": said}


# ---------------------------------------------------------------- time


def measured(count: int, seed: int) -> dict[str, float]:
    """CPU seconds, and how many of the planted pairs and of others are reported."""
    lines, pairs = planted(list(requirements(count, seed)))
    project = project_of(lines)
    start = time.process_time()
    found = clashes_of(project).found
    seconds = time.process_time() - start
    reported = {frozenset((clash.one.owner, clash.other.owner)) for clash in found if clash.code in CONTRADICTION}
    return {
        "requirements": count, "seconds": round(seconds, 3), "milliseconds each": round(1000 * seconds / count, 3),
        "planted": len(pairs), "found": len(pairs & reported), "others": len(reported - pairs),
    }  # fmt: skip


# ---------------------------------------------------------------- the tables


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of a table whose first column is wide."""
    shown = [[f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    wide = max([len(row[0]) for row in shown] + [len(heads[0])])
    yield f"\n{title}"
    for row in (list(heads), *shown):
        cells = (f"  {cell:>{max(len(head), 7)}}" for head, cell in zip(heads[1:], row[1:], strict=True))
        yield f"  {row[0]:<{wide}}" + "".join(cells)


def printed(figures: dict[str, Any]) -> Iterator[str]:
    """Every table of a run."""
    if "documents" in figures:
        yield from of_documents(figures)
        yield from of_planted(figures)
        yield from of_cases(figures["cases"])
    if "consistent" in figures:
        total = sum(one["requirements"] for one in figures["consistent"])
        alarms = sum(len(one["reported"]) for one in figures["consistent"])
        rows = [(one["text"], one["requirements"], len(one["reported"])) for one in figures["consistent"]]
        title = f"Texts that hold together: {alarms} reported in {total} requirements, {100 * alarms / max(total, 1):.1f} per 100"
        yield from table(title, ("text", "requirements", "reported"), rows)
        yield from (f"  to judge, {one['text']}: {said}" for one in figures["consistent"] for said in one["reported"])
    rows = [tuple(row.values()) for row in figures["time"]]
    yield from table("Time of the engine, CPU", tuple(figures["time"][0]), rows)
    slow = [row for row in figures["time"] if row["requirements"] == 2_000 and row["seconds"] > BUDGET]
    yield from (f"  2,000 requirements are over their budget of {BUDGET} s" for _ in slow)


def of_documents(figures: dict[str, Any]) -> Iterator[str]:
    """The real documents: scores beside the floor, and why conflicts are missed."""
    heads = ("document", "precision", "recall", "F1", "floor F1", "to reach")
    scored = figures["documents"].items()
    rows = [(name, *one["specflow"].values(), one["floor"]["f1"], one["bar"] or "-") for name, one in scored]
    yield from table("Four documents with known conflicts, shuffled", heads, rows)
    counts: dict[str, Counter[str]] = figures["reasons"]
    why = sorted({reason for one in counts.values() for reason in one}, key=lambda reason: (reason != "reported", reason))
    found = ((reason, *(one[reason] for one in counts.values())) for reason in why)
    yield from table("Their conflicts by what a rule can see", ("what", *counts), found)


def of_planted(figures: dict[str, Any]) -> Iterator[str]:
    """Planted contradictions: by spec, by type."""
    scores = figures["planted"]
    rows = [(one["name"], one["precision"] or 0.0, one["recall"], f"{one['decoys_hit']}/{one['decoys']}") for one in scores]
    title = "Planted contradictions (reach: recall .60, precision .80, decoys 5 %)"
    yield from table(title, ("spec", "precision", "recall", "decoys"), rows)
    types = ((kind, one["found"], one["planted"]) for kind, one in sorted(scores[-1]["types"].items()))
    yield from table("… by type", ("type", "found", "planted"), types)


def of_cases(scored: dict[str, Any]) -> Iterator[str]:
    """Contradictions that cases declare."""
    rows = [
        (one["case"], f"{one['contradictions']['hit']}/{one['contradictions']['total']}", len(one["contradictions"]["false"]),
         " ".join(one["contradictions"]["missed"]) or "-") for one in scored["cases"]
    ]  # fmt: skip
    recall, false = scored["mean"]["contradictions"], scored["mean"]["false_contradictions"]
    title = f"Declared in cases: recall {recall:.3f} (reach .60), {false:.2f} false ones a case (at most 1)"
    yield from table(title, ("case", "found", "false", "missed"), rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared", metavar="DIR")
    parser.add_argument("--openspec", type=Path, metavar="DIR", help="a checkout of the OpenSpec project")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="N")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="specflow-consistency-") as folder:
        desk = Path(folder)
        if (options.shared / "bench").is_dir():
            figures |= {"documents": documents(options.shared), "reasons": reasons(options.shared)}
            figures |= {"planted": conflicts(options.shared, desk), "cases": cases(options.shared)}
            figures["consistent"] = list(false_alarms(options.shared, options.openspec, desk))
    measured(50, options.seed)  # the vocabulary is read once, whatever the size
    figures["time"] = [measured(count, options.seed) for count in options.sizes]
    print(json.dumps(figures, indent=2, ensure_ascii=False) if options.json else "\n".join(printed(figures)))


if __name__ == "__main__":
    main()
