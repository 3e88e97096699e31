"""A check that says nothing that could be run.

What it finds
-------------
A check in `spec.yaml` that is of no known kind, lacks a setting or has one too many, uses a parameter that is not
there, or compares things that cannot be compared.

Why it matters
--------------
A check that cannot be understood is not run, and what is not run has not passed.

Example
-------
    checks:
      - metric: {report: evidence/load.json, below: "{max_latncy.value}"}

How to fix
----------
Correct the setting that the message names; `docs/checks.md` lists what each kind may say.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF520", "bad-check", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
