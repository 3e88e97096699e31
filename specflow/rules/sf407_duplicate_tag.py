"""The same id twice on one definition.

What it finds
-------------
A requirement that one definition names in two tags, or twice in one, with the same meaning.

Why it matters
--------------
Tags that pile up hide which one is alive, and agents never delete them.

Example
-------
    # spec: ask-maps/FR-07
    # spec: ask-maps/FR-07, EC-02
    def gate(results): …

How to fix
----------
Keep one of them; `specflow check --fix` removes the later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.trace import Standing


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every repetition."""
    uses = project.trace.uses if project.trace else ()
    times = Counter([(use.file.path, use.meant) for use in uses])
    if len(times) == len(uses):
        return
    first: dict[tuple[str, str, str, int, str], int] = {}
    for use in uses:
        if times[use.file.path, use.meant] > 1 and use.standing is Standing.RESOLVED:
            owner = use.tag.owner
            key = (use.file.path, use.meant, use.relation, owner.start if owner else 0, owner.name if owner else "")
            if key in first and (owner or first[key] == use.tag.line):
                message = f"`{use.meant}` is named here already, on line {first[key]}"
                yield rule.found(use.at, message, requirement=use.meant)
            first.setdefault(key, use.tag.line)


RULE = Rule("SF407", "duplicate-tag", Severity.WARNING, __doc__, check, needs=frozenset({"trace"}))
