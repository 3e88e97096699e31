"""A setting that specflow does not know.

What it finds
-------------
A key in `specflow.toml` (or under `[tool.specflow]` in `pyproject.toml`) that no setting is called, with the nearest
that is.

Why it matters
--------------
A misspelt setting has no effect, and nobody notices until the build lets something through.

Example
-------
    [check]
    fail_on = "warning"      # it is called fail-on

How to fix
----------
Rename the key to the nearest known one, or remove it. Keys are written in kebab-case.
"""

from __future__ import annotations

from specflow.model.finding import Severity
from specflow.model.rule import Rule

RULE = Rule("SF901", "configuration", Severity.WARNING, __doc__, Rule.of_problems)
