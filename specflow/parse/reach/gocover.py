"""Go cover profiles (`go test -coverprofile`). They know no tests: what ran, ran in the run."""

from __future__ import annotations

import re

from specflow.model.reach import Coverage
from specflow.parse.reach.common import Gathered, Unreadable, number

_BLOCK = re.compile(r"(.{1,1000}):(\d{1,9})\.\d{1,9},(\d{1,9})\.\d{1,9} (\d{1,9}) (\d{1,20})")


def read_go_profile(path: str, text: str) -> Coverage:
    """The report. Raises `Unreadable`."""
    found = Gathered()
    for line, row in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not row.strip() or row.startswith("mode:"):  # merged profiles say it several times
            continue
        block = _BLOCK.fullmatch(row.strip())
        if block is None:
            raise Unreadable("a line is no block of a cover profile (`file.go:4.30,6.2 1 1`)", line)
        first, last = number(block[2], line), number(block[3], line)
        if last < first:
            raise Unreadable("a block ends before it begins", line)
        found.file("", block[1])
        if int(block[5]):
            found.ran("", block[1], first, last)
    return Coverage(path, "go", found.result(), loads=False)
