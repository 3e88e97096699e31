"""A value that must be there and is not.

What it finds
-------------
A spec without `schema`, `feature`, `title`, `goal` or `requirements`, or an item without the fields its kind needs.

Why it matters
--------------
An item without an id cannot be traced and one without text cannot be tested; it is left out of every other check.

Example
-------
    - id: FR-01
      title: Ask in plain language     # and no text

How to fix
----------
Add the field. `specflow schema` prints the format with a description of each.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF103", "missing-field", Severity.ERROR, __doc__, Rule.of_problems)
