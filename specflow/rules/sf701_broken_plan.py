"""A `plan.yaml` that cannot be read, or an item in it that means nothing.

What it finds
-------------
A plan that is no YAML, a key it does not know, an item without what it needs, an id that stands twice. Items that can be
understood still count.

Why it matters
--------------
Whoever takes a task from a half-edited plan works on something that nobody planned. Planning again refuses to touch a broken
file, so that no edit is lost.

Example
-------
    - {id: T-03, title: Gate, size: XL}        # S, M or L

How to fix
----------
Mend the line that the finding names, or remove the item and run `specflow plan <feature>` again.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF701", "broken-plan", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"plans"}))
