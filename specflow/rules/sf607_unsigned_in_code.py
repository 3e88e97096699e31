"""Code that answers to a requirement nobody signed.

What it finds
-------------
With `enforce = "approved"`, in a spec that is signed at all: a tag that names a requirement which was never signed.

Why it matters
--------------
Work on what is not agreed is work that may be thrown away, and it slips into the product before anybody said yes.

Example
-------
    # spec: ask-maps/FR-12            # still under review

How to fix
----------
Have the requirement signed first.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF607", "unsigned-in-code", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
