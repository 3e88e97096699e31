"""Against a rule or a fact of the context.

What it finds
-------------
A requirement that cannot hold beside a technical fact of the spec (`constraints`), or beside a line of the product or
code context that the spec was drafted from.

Why it matters
--------------
The context was there first. A requirement against it is a wish, or the context is out of date; either way somebody
has to say so before it is built.

Example
-------
    - {id: FR-03, title: Limits, text: A changed limit must take effect within one minute.}
    constraints:
    - {id: TC-02, text: A changed limit takes effect after 25 minutes.}

How to fix
----------
Ask the owner of the context: change the requirement, or change the context first.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.context import against_context
from specflow.analysis.consistency.findings import findings_of
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each pair of lines."""
    yield from findings_of(rule, project)
    yield from against_context(rule, project)


RULE = Rule("SF309", "against-the-context", Severity.ERROR, __doc__, check, frozenset({"sources"}))
