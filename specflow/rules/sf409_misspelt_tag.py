"""A comment that looks like a tag and is none.

What it finds
-------------
A comment such as `sepc: FR-07`, `Spec: FR-07` or `spec: FR-7`: nearly a tag, with something that is nearly an id; or a
tag that does not begin its comment.

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
            if miss.text == miss.meant:
                yield rule.found(at, f"“{miss.text}” has words before it in its comment, so it is no tag", help=ALONE)
            else:
                yield rule.found(at, f"“{miss.text}” is no tag; `{miss.meant}` would be")


ALONE = "Put it on a line of its own above the definition, or begin the comment with it: `spec: FR-07 - and then the words`."

RULE = Rule("SF409", "misspelt-tag", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
