"""A tag that nothing follows.

What it finds
-------------
A tag on a line of its own, in a language whose structure is known, that belongs to no definition.

Why it matters
--------------
The code it spoke for has moved or gone; the requirement looks traced and is not. Such a tag does not speak for the rest of
its file: it excuses nothing there, and no test there counts for it.

Example
-------
    # spec: ask-maps/FR-07
    #   (the function that stood here was removed)

How to fix
----------
Remove the tag, move it to the definition that does the work now, or write `spec-file:` where it speaks for the whole
file.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.code import Precision, Scope
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every tag without an owner where owners can be found."""
    for use in project.trace.uses if project.trace else ():
        if use.tag.owner is not None or use.tag.precision is Precision.COMMENT:
            continue
        if use.standing is Standing.RESOLVED and use.tag.scope is not Scope.FILE and use.file.language:
            yield rule.found(use.at, f"no definition follows or encloses this tag of `{use.meant}`", requirement=use.meant)


RULE = Rule("SF408", "vestigial-tag", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
