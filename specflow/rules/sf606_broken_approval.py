"""A line of `approvals.yaml` that cannot be read.

What it finds
-------------
A line that is no sign-off: damaged by hand or in a merge.

Why it matters
--------------
A signature that cannot be read is not there, and a gate may be open that somebody closed.

Example
-------
    - {"role": "product", "subject": "FR-07", "by

How to fix
----------
Restore the line from git, or sign again.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF606", "broken-approval", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
