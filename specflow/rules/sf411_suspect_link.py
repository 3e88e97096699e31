"""A link whose text or code has moved since it was accepted.

What it finds
-------------
A link in `trace.lock` whose requirement text has changed since, or whose code has changed without fresh evidence at
the rung the requirement needs.

Why it matters
--------------
Somebody once looked at both sides and said that they belong together. One of them is different now.

Example
-------
    FR-07 said 0.7 when `gate` was accepted; it says 0.75 now.

How to fix
----------
Look at both sides. If the code still does what the text says, `specflow trace accept FR-07 --why "…"`; otherwise
change the code. Code that moved settles itself with fresh passing evidence.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF411", "suspect-link", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
