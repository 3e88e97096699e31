"""A comment that looks like a tag and is none.

What it finds
-------------
A comment such as `sepc: FR-07`, `Spec: FR-07` or `spec: FR-7`: nearly a tag, with something that is nearly an id.

Why it matters
--------------
Whoever wrote it believes that the code is traced. It is not.

Example
-------
    # sepc: ask-maps/FR-07

How to fix
----------
Write it as the message shows; `specflow check --fix` does. Two digits or more, capitals, `spec:` in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every near miss, with the correction."""
    for file in project.trace.files.values() if project.trace else ():
        for miss in file.near_misses:
            at = Location(file.path, miss.line, miss.column, miss.line, miss.end_column)
            yield rule.found(at, f"“{miss.text}” is no tag; `{miss.meant}` would be")


RULE = Rule("SF409", "misspelt-tag", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
