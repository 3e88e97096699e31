"""One definition that claims a flood of requirements.

What it finds
-------------
A function, method or test that names more than eight requirements.

Why it matters
--------------
Whoever tags everything traces nothing: a change to any of them points at the same place, and the place says nothing.

Example
-------
    # spec: ask-maps/FR-01, FR-02, FR-03, FR-04, FR-05, FR-06, FR-07, FR-08, FR-09
    def handle(request): …

How to fix
----------
Tag the functions that do the work, each with what it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing

MOST = 8


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every definition with more than `MOST` requirements."""
    uses = project.trace.uses if project.trace else ()
    many = {path for path, times in Counter([use.file.path for use in uses]).items() if times > MOST}
    named: dict[tuple[str, int, str], set[str]] = {}
    for use in uses if many else ():
        owner = use.tag.owner if use.file.path in many else None
        if owner is not None and owner.kind in ("function", "method", "test") and use.standing is Standing.RESOLVED:
            named.setdefault((use.file.path, owner.line, owner.name), set()).add(use.meant)
    for (path, line, name), ids in named.items():
        if len(ids) > MOST:
            message = f"`{name}` names {len(ids)} requirements; more than {MOST} say nothing"
            yield rule.found(Location.on_line(path, line), message)


RULE = Rule("SF413", "tag-flood", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
