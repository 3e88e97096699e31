"""A key that a spec does not have.

What it finds
-------------
A key that is not part of the format, with the nearest one that is.

Why it matters
--------------
A misspelt key is silently lost otherwise: `prioritry: must` would leave the default in force while everyone reads
`must`.

Example
-------
    - id: FR-01
      titel: Ask in plain language

How to fix
----------
Rename the key to the nearest known one, or remove it. Comments are the place for anything the format has no key for.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF102", "unknown-key", Severity.ERROR, __doc__, Rule.of_problems)
