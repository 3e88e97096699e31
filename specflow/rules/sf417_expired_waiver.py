"""A waiver whose time is over.

What it finds
-------------
A waiver of a requirement whose `until` lies in the past.

Why it matters
--------------
A waiver is a promise with a date. Past it, the finding that it covered counts again, and somebody has to say what
now.

Example
-------
    waivers:
      - {code: SF402, reason: Load rig arrives in January, owner: lead@example.org, until: 2026-01-31}

How to fix
----------
Do what was put off and remove the waiver, or have a new date signed.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF417", "expired-waiver", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
