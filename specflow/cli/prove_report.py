"""What `specflow prove` prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

from specflow.adapters import disk
from specflow.analysis.prove.verdicts import difference, sentence, skeleton
from specflow.cli.terminal import paint
from specflow.errors import WouldLoseWork
from specflow.flows import workspace as ws
from specflow.flows.prove import Proved
from specflow.model.proof import Fate, Proof, Verdict
from specflow.report.summary import counted
from specflow.report.text import clean

STYLES = {Verdict.PROVEN: "good", Verdict.PARTIAL: "warning", Verdict.HOLLOW: "error", Verdict.UNKNOWN: "quiet"}
MOST_SHOWN = 20


def as_text(done: Proved) -> str:
    """Each requirement with its verdict, and each survivor as a sentence and as a diff."""
    lines: list[str] = []
    for full, proof in done.all.items():
        kept = "" if full in done.new else paint(" (unchanged)", "quiet")
        lines.append(f"{paint(full, 'place')}  {paint(proof.verdict.value, STYLES[proof.verdict])}{kept}: {clean(proof.why)}")
        lines.append(paint(f"  {counts(proof)}", "quiet"))
        lines += _survivors(done, full, proof)
    lines += [f"{paint(full, 'place')}  not tried: {clean(why)}" for full, why in done.unable.items()]
    said = [f"{sum(one.verdict is kind for one in done.all.values())} {kind.value}" for kind in Verdict]
    verdicts = ", ".join(one for one in said if not one.startswith("0 ")) or "none"
    lines.append(f"{counted(len(done.all), 'requirement')} tried: {verdicts}")
    if not done.all and not done.unable:
        lines.append("  → `specflow trace matrix` shows which have the code and the tests that a proof needs.")
    return "\n".join(lines)


def counts(proof: Proof) -> str:
    """`12 killed by an assertion, 2 crashed, 1 survived`."""
    words = {
        Fate.KILLED: "killed by an assertion", Fate.CRASHED: "crashed", Fate.SURVIVED: "survived", Fate.TIMEOUT: "timed out",
        Fate.ELSEWHERE: "noticed by tests of other requirements", Fate.NOT_RUN: "not tried",
    }  # fmt: skip
    return ", ".join(f"{proof.count(fate)} {said}" for fate, said in words.items() if proof.count(fate)) or "no mutants"


def _survivors(done: Proved, full: str, proof: Proof) -> list[str]:
    placed = done.placed[full]
    lines = []
    for one in proof.survivors[:MOST_SHOWN]:
        said = sentence(one.mutant, placed.requirement, placed.spec.parameters)
        lines.append(f"  {one.mutant.path}:{one.mutant.line}: {clean(said)}")
        text = ws.source_text(done.workspace, one.mutant.path) or ""
        lines += [paint(f"    {clean(line)}", "quiet") for line in difference(text, one.mutant).split("\n")[:8]]
    more = len(proof.survivors) - MOST_SHOWN
    return [*lines, f"  and {more} more"] if more > 0 else lines


def as_json(done: Proved) -> str:
    """The same for a program."""
    rows = []
    for full, proof in done.all.items():
        placed = done.placed[full]
        survivors = [
            {"path": one.mutant.path, "line": one.mutant.line, "symbol": one.mutant.symbol, "old": one.mutant.old,
             "new": one.mutant.new, "message": sentence(one.mutant, placed.requirement, placed.spec.parameters)}
            for one in proof.survivors
        ]  # fmt: skip
        fates = {fate.value: proof.count(fate) for fate in Fate}
        rows.append({"id": full, "verdict": proof.verdict.value, "why": proof.why, "new": full in done.new,
                     "engine": proof.engine, "mutants": len(proof.tried), "fates": fates, "tests": list(proof.tests),
                     "survivors": survivors})  # fmt: skip
    cost = round(done.cpu, 3)
    document = {"schema": "specflow/proved/v1", "requirements": rows, "not_tried": done.unable, "cpu_seconds": cost}
    return json.dumps(document, ensure_ascii=False, indent=1)


def write_skeletons(done: Proved, target: Path) -> int:
    """Write failing tests for all survivors; a file that is there already is nobody's to overwrite."""
    if target.exists():
        raise WouldLoseWork(f"{target} is there already", slug="exists", hint="Name a file that is not there yet.")
    parts: list[str] = []
    number = 0
    for full, proof in done.all.items():
        if proof.survivors:
            placed = done.placed[full]
            text = skeleton(proof, placed.requirement, placed.spec.parameters, placed.spec.feature)
            parts.append(text if not parts else text.partition("import pytest\n")[2])
            number += len(proof.survivors)
    if parts:
        disk.replace(target, "\n".join(parts).encode())
    return number
