"""LCOV tracefiles, as gcov, Istanbul, Vitest, c8, Jest, cargo-llvm-cov, Dart and coverage.py write them.

`TN:` may name the test; most tools leave it empty. Function records are `FN` and `FNDA`, or `FNL` and `FNA` since LCOV 2.2.
"""

from __future__ import annotations

from specflow.model.reach import Coverage
from specflow.parse.reach.common import Gathered, Unreadable, count, number


def read_lcov(path: str, text: str) -> Coverage:
    """The report. Raises `Unreadable`."""
    found = Gathered()
    reader = _Reader(found)
    for line, row in enumerate(text.splitlines(), 1):
        reader.take(row.strip(), line)
    if reader.path:
        raise Unreadable("it breaks off: the last record has no `end_of_record`", line)
    return Coverage(path, "lcov", found.result())


class _Reader:
    """One record at a time; what stands outside of a record is a test's name or nothing."""

    def __init__(self, found: Gathered) -> None:
        self.found = found
        self.test = self.path = ""
        self.begins: dict[str, int] = {}

    def take(self, row: str, line: int) -> None:
        key, _, rest = row.partition(":")
        if key == "TN":
            self.test = rest.strip()[:200]
        elif key == "SF":
            self.path, self.begins = rest.strip(), {}
            self.found.file(self.test, self.path)
        elif row == "end_of_record":
            self.path = ""
        elif self.path:
            self._inside(key, rest, line)

    def _inside(self, key: str, rest: str, line: int) -> None:
        parts = rest.split(",", 3)
        if key == "DA":
            if len(parts) < 2:
                raise Unreadable("`DA:` wants a line and a count", line)
            if count(parts[1], line):
                at = number(parts[0], line)
                self.found.ran(self.test, self.path, at, at)
        elif key in ("FN", "FNL"):
            self._begins(key, rest, line)
        elif key in ("FNDA", "FNA"):
            self._called(key, rest, line)

    def _begins(self, key: str, rest: str, line: int) -> None:
        """`FN:4,gate`, `FN:4,9,gate`; `FNL:0,4,9`. A name may hold commas."""
        first, _, more = rest.partition(",")
        if not more:
            raise Unreadable(f"`{key}:` wants a line and a name", line)
        end, _, after = more.partition(",")
        name, at = (first, end) if key == "FNL" else (after if after and end.strip().isdigit() else more, first)
        self.begins[name.strip()[:400]] = number(at, line)

    def _called(self, key: str, rest: str, line: int) -> None:
        """`FNDA:3,gate`; `FNA:0,3,gate`."""
        index, _, more = rest.partition(",")
        name, times = (index, more.partition(",")[0]) if key == "FNA" else (more, index)
        at = self.begins.get(name.strip()[:400])
        if at is not None:
            self.found.function(self.test, self.path, at, count(times, line))
