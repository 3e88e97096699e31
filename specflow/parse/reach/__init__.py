"""Coverage reports: bytes of LCOV, Cobertura XML or a Go profile to the lines that ran.

Nothing here believes what it reads: sizes, numbers and nesting are checked, entities are refused, and a report that is wrong
anywhere counts for nothing.
"""

from __future__ import annotations

from specflow.model.finding import Problem
from specflow.model.reach import Coverage
from specflow.parse.evidence.common import unreadable
from specflow.parse.reach.common import Unreadable

MOST_BYTES = 50_000_000
AGAIN = "Let the coverage tool write the report again."


def read_coverage(path: str, data: bytes) -> Coverage | Problem:
    """What a report says, or the problem (SF506) that says why it cannot be read. How it begins tells which format it is."""
    if len(data) > MOST_BYTES:
        return unreadable(path, f"it has {len(data) / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read", help_=AGAIN)
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    try:
        if start.startswith(b"<"):
            from specflow.parse.reach.cobertura import read_cobertura

            return read_cobertura(path, data)
        if start.startswith(b"mode:"):
            from specflow.parse.reach.gocover import read_go_profile

            return read_go_profile(path, data.decode("utf-8", "replace"))
        if start.startswith((b"TN:", b"SF:", b"#")):
            from specflow.parse.reach.lcov import read_lcov

            return read_lcov(path, data.decode("utf-8", "replace"))
    except Unreadable as problem:
        return unreadable(path, str(problem), problem.line, help_=AGAIN)
    why = "it is no LCOV file, no Cobertura XML and no Go cover profile" if start else "it is empty"
    return unreadable(path, why, help_=AGAIN)
