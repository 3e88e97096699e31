"""A test that claims a requirement nobody wrote.

What it finds
-------------
An id in a marker, a property or a title of a test result that no spec has, that was retired, or that could be
several.

Why it matters
--------------
The test proves something for a requirement that does not exist, and the real one stays unproven.

Example
-------
    @pytest.mark.spec("ask-maps/FR-70")

How to fix
----------
Correct the id in the test.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF507", "unknown-claim", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
