"""A value of the wrong type, or one YAML gives back changed.

What it finds
-------------
A number, a list or a mapping where text is meant, or the other way round. `version: 1.10` is the number 1.1 to YAML.

Why it matters
--------------
A value that does not come back as it was written changes its meaning on the way to the page, the checks and the
signatures.

Example
-------
    version: 1.10        # comes back as 1.1

How to fix
----------
Put the value in quotes where text is meant: `version: "1.10"`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF116", "wrong-type", Severity.ERROR, __doc__, Rule.of_problems)
