"""A tag that names a requirement nobody wrote.

What it finds
-------------
An id in a tag that no spec of the workspace has, with the nearest one that exists.

Why it matters
--------------
Code that answers to a requirement nobody agreed on is code without a reason; a misspelt id leaves the real
requirement untraced.

Example
-------
    # spec: ask-maps/FR-70           # FR-07 was meant

How to fix
----------
Correct the id (`specflow check --fix` does where one is near), write the requirement, or remove the tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every unknown id in a tag; a near one comes with the correction."""
    # Of a spec that cannot be read nobody knows the ids, and it has a finding of its own.
    unread = {file.folder.rpartition("/")[2] for file in project.specs if file.spec is None}
    for use in project.trace.unresolved if project.trace else ():
        if use.standing is Standing.UNKNOWN and not (unread and use.id.feature in ("", *unread)):
            meant = f"; did you mean `{use.meant}`?" if use.meant else ""
            yield rule.found(use.at, f"`{use.id}` is unknown: {use.why}{meant}", requirement=None)


RULE = Rule("SF403", "unknown-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
