"""Tests that notice nothing.

What it finds
-------------
A requirement whose claiming tests pass though its code was spoilt in every way that was tried: not one test failed
by an assertion.

Why it matters
--------------
The tests run the code and notice nothing. They would be as green without the behaviour.

Example
-------
    FR-05: 14 mutants, 0 noticed, 2 crashed
    def test_reason():
        ask("quiet cafe")          # runs, asserts nothing that matters

How to fix
----------
Assert what the requirement says; `specflow prove FR-05 --write-test FILE` writes the skeleton of a failing test for
each way that nobody noticed.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF527", "hollow-proof", Severity.ERROR, __doc__, Rule.of_problems, needs=frozenset({"trace"}))
