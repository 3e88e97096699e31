"""A source file that could not be read.

What it finds
-------------
A source or test file that was found and could not be opened, is too large, or holds bytes that no text has, so that nothing is
known of its tags.

Why it matters
--------------
A file that is left out without a word could hold the only tag of a requirement, or a tag that names nothing.

Example
-------
    src/legacy.c        permission denied

How to fix
----------
Make it readable, or exclude it under `[trace] exclude`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF419", "unreadable-code", Severity.WARNING, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
