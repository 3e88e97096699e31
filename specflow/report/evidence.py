"""Reports of test runs, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from specflow.model.evidence import Freshness, Outcome, Report
from specflow.model.finding import Problem
from specflow.report.text import clean

Row = tuple[Report, Mapping[Freshness, int]]
"""A report, and its claiming tests by freshness."""


def render_text(rows: Sequence[Row], problems: Sequence[Problem], shown: Callable[[str], str]) -> str:
    """One block a report: where, what ran, how it ended, how fresh it is."""
    if not rows and not problems:
        return "There is no evidence here yet: `specflow evidence -- pytest` writes some.\n"
    lines = []
    for report, freshness in rows:
        commit = f"commit {report.commit[:10]}{' with changes' if report.dirty else ''}" if report.commit else "no commit"
        lines.append(clean(f"{shown(report.path)}  {report.runner}, {commit}"))
        lines.append(f"  {_counted(_outcomes(report)) or 'no tests'}")
        claims = _counted({one.value: number for one, number in freshness.items()})
        lines.append(f"  tests that claim a requirement: {claims or 'none'}")
        if report.tracked:
            lines.append("  git tracks this file: whoever can push can write it, so it never counts")
    for problem in problems:
        lines.append(clean(problem.message))
        if problem.help:
            lines.append(clean(f"  → {problem.help}"))
    return "\n".join(lines) + "\n"


def render_json(rows: Sequence[Row], problems: Sequence[Problem]) -> str:
    """`specflow/evidence-list/v1`."""
    reports = [
        {
            "path": report.path, "runner": report.runner, "commit": report.commit, "dirty": report.dirty,
            "tracked": report.tracked, "outcomes": _outcomes(report),
            "claiming": {one.value: number for one, number in freshness.items()},
        }
        for report, freshness in rows
    ]  # fmt: skip
    wrong = [{"kind": one.kind, "path": one.at.path, "line": one.at.line, "message": one.message} for one in problems]
    return json.dumps({"schema": "specflow/evidence-list/v1", "reports": reports, "problems": wrong}, indent=1) + "\n"


def _outcomes(report: Report) -> dict[str, int]:
    counts = Counter(result.outcome for result in report.results)
    return {outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]}


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)
