"""A line of `trace.lock` that cannot be read.

What it finds
-------------
A line of `trace.lock` that is no acceptance: damaged by hand or in a merge.

Why it matters
--------------
What was accepted there is not known any more, so its link could change without anybody noticing.

Example
-------
    {"algo": 1, "requirement": "ask-maps/FR-07", "relation": "impl

How to fix
----------
Remove the line and accept the link again: `specflow trace accept FR-07`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF418", "broken-lock", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
