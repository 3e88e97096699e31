"""A sign-off by somebody who may not sign.

What it finds
-------------
A record in `approvals.yaml` whose signer is not listed for that role under `[approve] roles`.

Why it matters
--------------
It looks like agreement and counts for nothing.

Example
-------
    [approve]
    roles = {product = ["pm@example.org"]}
    approvals.yaml:   - {"role": "product", "by": "intern@example.org", …}

How to fix
----------
Let somebody who holds the role sign, or change who holds it in a commit of its own.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF604", "unauthorised-approval", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
