"""A result that could belong to several tests.

What it finds
-------------
A claiming test whose name several results of one report carry, where the report does not say which file each came
from.

Why it matters
--------------
A pass of another test of the same name would count for this requirement.

Example
-------
    a.xml:   <testcase classname="A" name="works"/>  <testcase classname="B" name="works"/>

How to fix
----------
Let the runner write file names into its report, give the tests different names, or name the requirement in the test
itself (`[FR-07]` in the title).
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF504", "ambiguous-evidence", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
