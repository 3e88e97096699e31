"""A report in which no result belongs to a requirement.

What it finds
-------------
A report that was read while tests claim requirements, and none of its results is one of theirs.

Why it matters
--------------
Zero matches is how a renamed folder or another runner's naming turns the gate off.

Example
-------
    evidence/old.xml: none of its 340 results, such as `com.example.Other::works`, belongs to a test that claims a requirement

How to fix
----------
Check that the report is of these tests; name paths as they stand in the repository, or remove it from `[evidence]`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF508", "unmatched-report", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
