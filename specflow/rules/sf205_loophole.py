"""A way out.

What it finds
-------------
"As far as possible", "if necessary", "where appropriate", "try to", "normally": words by which a requirement excuses itself.
"If applicable" and "optionally" are an info.

Why it matters
--------------
Whoever builds it decides whether it holds, and whoever tests it cannot say that it does not.

Example
-------
    text: If necessary, the system must ask for a second proof of identity.      # necessary when?

How to fix
----------
Name the condition ("when the amount exceeds 500 EUR"), or drop the words. What is only a wish has the priority `should`
or `could`. Words of your own to look for go under `loophole` in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every way out."""
    for statement in statements(project, outcomes=True):
        for hit, said, severity in statement.hits("loophole"):
            message = f"“{said}” is a way out: say when it applies"
            yield statement.found(rule, hit.start, hit.end, message, severity=severity)


RULE = Rule("SF205", "loophole", Severity.WARNING, __doc__, check)
