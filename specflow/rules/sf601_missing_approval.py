"""A requirement that one role signed, or that is final, and another role has not signed.

What it finds
-------------
In a spec that is signed at all: a requirement that is `final` or was once signed, and that lacks the sign-off of
product or of engineering.

Why it matters
--------------
Approved means signed, in its present content, by every role. One signature is an opinion.

Example
-------
    approvals.yaml:   - {"role": "product", "subject": "FR-07", …}        # and none of engineering

How to fix
----------
Read it and sign it: `specflow approve <feature> <id> --as engineering`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF601", "missing-approval", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
