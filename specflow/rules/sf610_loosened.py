"""A change that lets more through than its base.

What it finds
-------------
With `--diff BASE`: a setting, priority, rung, status, waiver, scope, role or baseline entry by which the head asks
for less than the base did.

Why it matters
--------------
A pull request does not judge itself: it is checked by the rules of its base, and whoever reviews it has to see that
it would change them.

Example
-------
    [check]
    fail-on = "never"        # was: error

How to fix
----------
If it is meant, say so in the review and merge; it takes effect from then on. If not, take it back.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF610", "loosened", Severity.WARNING, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
