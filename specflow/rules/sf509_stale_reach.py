"""A coverage report that speaks of older code.

What it finds
-------------
A report under `[evidence] coverage` that was written before a file with tagged code was last changed.

Why it matters
--------------
Its line numbers are those of code that is no longer there. What it says of such a file is not counted.

Example
-------
    coverage/lcov.info: it is older than src/gate.js: what it says of that is not counted; measure coverage again

How to fix
----------
Run the tests with coverage again, after the last change and in the same job.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF509", "stale-reach", Severity.WARNING, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
