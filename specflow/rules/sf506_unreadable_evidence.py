"""Evidence that cannot be read.

What it finds
-------------
A report that is no JUnit XML, no `go test -json` stream and no specflow evidence, or that is cut off, too large, or
declares entities.

Why it matters
--------------
Results that cannot be read prove nothing, and a cut-off report may have lost the failures.

Example
-------
    evidence/junit.xml: the file ends in the middle of <testcase>

How to fix
----------
Let the runner write the report again; see `docs/evidence.md` for what is read.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF506", "unreadable-evidence", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
