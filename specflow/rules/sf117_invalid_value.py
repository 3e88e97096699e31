"""A value that is not one of those allowed.

What it finds
-------------
A status, priority, rung, kind or date that the format does not know, or text longer than it allows.

Why it matters
--------------
A status that no tool knows is treated as none: the requirement would neither gate nor ask for review.

Example
-------
    - id: FR-01
      status: done

How to fix
----------
Use one of the values named in the message.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF117", "invalid-value", Severity.ERROR, __doc__, Rule.of_problems)
