"""YAML beyond what a spec may use.

What it finds
-------------
Anchors and aliases (`&a`, `*a`), merge keys (`<<`), custom tags and several documents in one file.

Why it matters
--------------
They make a line mean something that stands elsewhere, so an edit in one place changes another, and nested aliases can
blow up to gigabytes.

Example
-------
    - &base {priority: must}
    - *base

How to fix
----------
Write the value out where it is meant. A value that several requirements share belongs under `parameters:`.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF115", "yaml-feature", Severity.ERROR, __doc__, Rule.of_problems)
