"""A file that cannot be read as YAML.

What it finds
-------------
Text that is not YAML, bytes that are not UTF-8, a file that is no mapping, or one too large or too deep to be a spec.

Why it matters
--------------
Nothing in the file can be trusted, so nothing in it is checked, signed or traced until it parses.

Example
-------
    title: "Ask maps        # the quote is never closed
    goal: Find places

How to fix
----------
Open the file at the line that is named and mend the syntax. Editors with the JSON Schema from `specflow schema` show
the place as you type.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF101", "unparsable", Severity.ERROR, __doc__, Rule.of_problems)
