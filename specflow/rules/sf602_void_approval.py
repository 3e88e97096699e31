"""A sign-off of something that has changed since.

What it finds
-------------
A requirement whose text, scenarios, parameters, priority (or, for engineering, checks, rung, waivers, mappings,
contracts) differ from what was signed.

Why it matters
--------------
What was agreed is not what stands there. The signed text keeps gating until the new one is signed.

Example
-------
    signed:  … a confidence of 0.75 …
    now:     … a confidence of 0.7 …

How to fix
----------
Have the new text signed by the same roles, or take the change back.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF602", "void-approval", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
