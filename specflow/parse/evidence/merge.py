"""Several reports as one: shards of a run, platforms of a matrix, a repetition of what failed."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.evidence import Report, Result
from specflow.parse.evidence.common import once, together

CONTRADICTED = "contradicted"
"""The digest of what differed between the merged runs: it equals nothing, so the evidence for it is stale."""


def merge(reports: Sequence[Report]) -> Report:
    """One report of all. The worse outcome of a test wins, except that a rerun replaces what it repeats (and is flaky).

    Raises ValueError for no reports at all.
    """
    if not reports:
        raise ValueError("there is nothing to merge")
    first = [report for report in reports if not report.rerun]
    again = [report for report in reports if report.rerun]
    results = once(result for report in (first or again) for result in report.results)
    if first and again:
        results = _replaced(results, once(result for report in again for result in report.results))
    commits = {report.commit for report in reports}
    runners = dict.fromkeys(report.runner for report in reports)
    return Report(
        reports[0].path, next(iter(runners)) if len(runners) == 1 else "+".join(sorted(runners)),
        commits.pop() if len(commits) == 1 else "", _digests(reports), results,
        tracked=any(report.tracked for report in reports),
        dirty=len({report.commit for report in reports}) > 1 or any(report.dirty for report in reports),
        exit=max((report.exit for report in first or again), key=abs), rerun=not first,
    )  # fmt: skip


def _digests(reports: Sequence[Report]) -> dict[str, str]:
    """Only what every run vouches for: a report without a stamp must not become fresh by the company it keeps."""
    if any(not report.commit and not report.digests for report in reports):
        return {}
    everywhere = set.intersection(*(set(report.digests) for report in reports))
    merged: dict[str, str] = {}
    for report in reports:
        for key, digest in report.digests.items():
            if key in everywhere or key.startswith("file:"):
                merged[key] = digest if merged.setdefault(key, digest) == digest else CONTRADICTED
    return merged


def _replaced(results: tuple[Result, ...], again: tuple[Result, ...]) -> tuple[Result, ...]:
    """A test that passed when it was repeated has passed, and is noted as flaky."""
    repeated = {(one.path, one.name): one for one in again}
    kept = []
    for result in results:
        new = repeated.pop((result.path, result.name), None)
        if new is not None:
            differs = new.outcome is not result.outcome
            result = together([result, new])._replace(outcome=new.outcome, flaky=result.flaky or new.flaky or differs)
        kept.append(result)
    return once([*kept, *repeated.values()])
