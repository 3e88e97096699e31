"""A decision whose goal was missed.

What it finds
-------------
A decision that serves a success metric whose target is missed in recorded measurements.

Why it matters
--------------
The decision was taken to reach the target. It did not, so the reasons for it are open again.

Example
-------
    decisions:
      - {id: DN-01, question: How sure must an answer be?, serves: [SM-01], …}

How to fix
----------
Decide again with what was measured, or change the target.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF526", "reopened-decision", Severity.WARNING, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
