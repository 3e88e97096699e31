"""A parsed report as one line of JSON and back, for the cache: reading a large report again costs many times as much."""

from __future__ import annotations

import json
from itertools import repeat

from specflow.model.evidence import Outcome, Report, Result

FORMAT = 2
"""Goes up whenever the same bytes may give another report: caches ask for it."""
_OUTCOMES = {one.value: one for one in Outcome}
_OUTCOME = Result._fields.index("outcome")
_LISTS = (Result._fields.index("requirements"), Result._fields.index("reached"))


def packed(report: Report) -> bytes:
    """Everything that the bytes of the report said."""
    head = [report.runner, report.commit, report.digests, report.dirty, report.exit, report.rerun]
    columns = list(zip(*report.results, strict=True)) or [()] * len(Result._fields)
    for at in _LISTS:  # most tests name no ids and record no reach
        columns[at] = [[row, *values] for row, values in enumerate(columns[at]) if values]  # type: ignore[call-overload]
    return json.dumps([head, columns], separators=(",", ":")).encode()


def unpacked(path: str, data: bytes) -> Report:
    """The report again; `path` is where it stands now."""
    (runner, commit, digests, dirty, code, rerun), columns = json.loads(data)
    count = len(columns[0])
    columns[_OUTCOME] = map(_OUTCOMES.__getitem__, columns[_OUTCOME])
    for at in _LISTS:
        values: list[tuple[str, ...]] = [()] * count
        for row, *some in columns[at]:
            values[row] = tuple(some)
        columns[at] = values
    results: tuple[Result, ...] = tuple(map(tuple.__new__, repeat(Result), zip(*columns, strict=True)))
    return Report(path, runner, commit, digests, results, dirty=dirty, exit=code, rerun=rerun)
