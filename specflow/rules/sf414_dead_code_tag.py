"""A tag on code that does nothing, or that a machine wrote.

What it finds
-------------
A tag that says *implements* on a definition with an empty body or under `if False`, or in a file that says of itself that it is
generated.

Why it matters
--------------
An empty function implements nothing, and a generated file is written anew: the tag goes with the next run.

Example
-------
    # spec: ask-maps/FR-07
    def gate(results): ...

How to fix
----------
Write the code, or remove the tag. In a generated file the tag belongs into what it is generated from.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.code import Relation
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every such tag."""
    for use in project.trace.uses if project.trace else ():
        owner = use.tag.owner
        if not (use.file.generated or (owner is not None and (owner.empty or owner.skipped))):
            continue
        if use.standing is not Standing.RESOLVED or use.relation is not Relation.IMPLEMENTS:
            continue
        if owner is not None and owner.empty and owner.kind in ("function", "method"):
            yield rule.found(use.at, f"`{owner.name}` does nothing, so it implements nothing", requirement=use.meant)
        elif owner is not None and owner.skipped and owner.kind in ("function", "method"):
            yield rule.found(use.at, f"`{owner.name}` never runs, so it implements nothing", requirement=use.meant)
        elif use.file.generated:
            message = f"{use.file.path} is generated: the tag goes with the next run"
            yield rule.found(use.at, message, requirement=use.meant, help="Put the tag into what the file is generated from.")


RULE = Rule("SF414", "dead-code-tag", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
