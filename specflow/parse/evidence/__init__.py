"""Reports of test runs: bytes of any known kind to a `Report`, or to one `Problem` that says why not.

Nothing here believes what it reads: types, sizes and nesting are checked, XML with a document type is refused, and a report
that is wrong anywhere counts for nothing.
"""

from __future__ import annotations

from specflow.model.evidence import Report
from specflow.model.finding import Problem
from specflow.parse.evidence.common import unreadable

MOST_BYTES = 50_000_000


def read_report(path: str, data: bytes, root: str = "") -> Report | Problem:
    """What a report says. `path` names it, `root` is the absolute folder that absolute paths inside are cut by.

    JUnit XML, a `go test -json` stream and `specflow/evidence/v1` are told apart by how they begin.
    """
    if len(data) > MOST_BYTES:
        size = f"it has {len(data) / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read"
        return unreadable(path, size, help_="Split the run into several reports.")
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if start.startswith(b"<"):
        from specflow.parse.evidence.junit import read_junit

        return read_junit(path, data, root)
    if not start:
        return unreadable(path, "it is empty")
    if b'"Action"' in start and b'"schema"' not in start:
        from specflow.parse.evidence.gotest import read_go

        return read_go(path, data)
    if start.startswith(b"{"):
        from specflow.parse.evidence.recorded import read_recorded

        return read_recorded(path, data)
    return unreadable(path, "it is no JUnit XML, no `go test -json` stream and no specflow evidence")
