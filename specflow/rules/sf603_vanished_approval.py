"""A sign-off that was deleted.

What it finds
-------------
A record of `approvals.yaml` that git remembers and the file no longer holds, when the role has no other one for the
same subject; with `--diff BASE`, any record that the base has and the head has not. What was signed keeps gating.
A shallow checkout remembers as much as it holds: `--diff BASE` is the surer way there.

Why it matters
--------------
If deleting a signature disarmed its gate, the gate would not be one.

Example
-------
    - {"role": "engineering", "subject": "FR-07", …}        # removed by the change

How to fix
----------
Restore the line. A sign-off is replaced by signing the new content, never by removing the old one.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF603", "vanished-approval", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
