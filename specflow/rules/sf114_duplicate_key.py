"""The same key twice in one mapping.

What it finds
-------------
A key that stands twice in the same mapping; YAML readers keep one of them without a word.

Why it matters
--------------
Which of the two values counts depends on the reader, so two tools would see two different specs.

Example
-------
    - id: FR-01
      status: final
      text: Results must be sorted by distance.
      status: review

How to fix
----------
Keep the value that is meant and remove the other.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF114", "duplicate-key", Severity.ERROR, __doc__, Rule.of_problems)
