"""A tag that names a requirement which was retired.

What it finds
-------------
An id in a tag that stands under `retired:` of its spec.

Why it matters
--------------
What the code was written for is no longer wanted. It is either dead or does something nobody asks for now.

Example
-------
    retired:
      - {id: FR-03, why: Merged into FR-02}
    # spec: ask-maps/FR-03

How to fix
----------
Remove the code, or name the requirement that took its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such id in a tag."""
    for use in project.trace.unresolved if project.trace else ():
        if use.standing is Standing.RETIRED:
            why = f" ({use.why})" if use.why else ""
            yield rule.found(use.at, f"`{use.meant}` was retired{why}", requirement=use.meant)


RULE = Rule("SF404", "retired-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
