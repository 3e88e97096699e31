"""A parsed report as one line of JSON and back, for the cache: reading a large report again costs many times as much."""

from __future__ import annotations

import json

from specflow.model.evidence import Outcome, Report, Result

FORMAT = 1
"""Goes up whenever the same bytes may give another report: caches ask for it."""
_OUTCOMES = {one.value: one for one in Outcome}


def packed(report: Report) -> bytes:
    """Everything that the bytes of the report said."""
    head = [report.runner, report.commit, report.digests, report.dirty, report.exit, report.rerun]
    return json.dumps([head, report.results], separators=(",", ":")).encode()


def unpacked(path: str, data: bytes) -> Report:
    """The report again; `path` is where it stands now."""
    (runner, commit, digests, dirty, code, rerun), rows = json.loads(data)
    results = tuple([
        Result(name, place, symbol, line, _OUTCOMES[outcome], tuple(ids), seconds, digest, tuple(reached), flaky)
        for name, place, symbol, line, outcome, ids, seconds, digest, reached, flaky in rows
    ])  # fmt: skip
    return Report(path, runner, commit, digests, results, dirty=dirty, exit=code, rerun=rerun)
