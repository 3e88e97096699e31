"""A settled requirement that is gone.

What it finds
-------------
An id that was signed and is neither in the spec nor under `retired:`. With `--diff BASE` and `enforce = "final"` also one that
was final at the base.

Why it matters
--------------
What was promised cannot leave by being deleted; it leaves by being retired, and the same roles sign that.

Example
-------
    approvals.yaml signs FR-07; spec.yaml has no FR-07

How to fix
----------
Put it back, or retire it: `retired: [{id: FR-07, why: …}]`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF605", "vanished-requirement", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
