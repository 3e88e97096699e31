"""An id that is not written as ids are.

What it finds
-------------
An id whose letters or digits do not fit its section: `FR-7` (two digits at least), `fr-07`, or an `SM-01` among the
requirements.

Why it matters
--------------
Ids are matched exactly in code, tests and sign-offs. One that is written differently in two places traces to nothing.

Example
-------
    requirements:
      - id: FR-7

How to fix
----------
Write the kind in capitals, a hyphen and two digits or more: `FR-07`. If the id was used in code already, keep the old
one under `aliases:`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF105", "malformed-id", Severity.ERROR, __doc__, Rule.of_problems)
