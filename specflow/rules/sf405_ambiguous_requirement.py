"""A tag that could mean several requirements.

What it finds
-------------
An id without a feature that several specs have, where no spec's `scope:` covers the file alone.

Why it matters
--------------
The trace would have to guess, and a guess that is right today goes wrong with the next feature.

Example
-------
    # spec: FR-01            # ask-maps/FR-01 and billing/FR-01 exist

How to fix
----------
Write the feature in front: `spec: ask-maps/FR-01`.
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
        if use.standing is Standing.AMBIGUOUS:
            yield rule.found(use.at, f"`{use.id}` could be several: {use.why}", requirement=None)


RULE = Rule("SF405", "ambiguous-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
