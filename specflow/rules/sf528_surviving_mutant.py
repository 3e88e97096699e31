"""Spoilt code that no test notices.

What it finds
-------------
A way to spoil a requirement's code that none of its claiming tests notices, in the requirement's own words.

Why it matters
--------------
It is what could break tomorrow without a red test.

Example
-------
    no test of `FR-07` would notice a min_confidence of 0.74 in place of 0.75

How to fix
----------
Add the case to a claiming test (`specflow prove FR-07 --write-test FILE` writes its skeleton), or mark the line with
`# no mutate` when both ways are equally right.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF528", "surviving-mutant", Severity.INFO, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
