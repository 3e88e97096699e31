"""Evidence that git tracks.

What it finds
-------------
A report of test results that is committed to the repository.

Why it matters
--------------
Anybody can edit it, and it says nothing about the code of today. It never counts.

Example
-------
    $ git ls-files evidence
    evidence/junit.xml

How to fix
----------
Remove it from git (`git rm --cached`), ignore it, and let CI write it.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF505", "tracked-evidence", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
