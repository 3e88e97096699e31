"""Different values for one parameter.

What it finds
-------------
A value written out in a text that differs from the parameter of that name, and two limits of the same kind for one thing, of
which the stricter makes the other redundant.

Why it matters
--------------
Both can be met, so nobody notices; but the day the value changes, it is changed in one place. A value belongs under
`parameters`, once.

Example
-------
    parameters: {session_timeout: 30 min}
    requirements:
    - {id: FR-04, title: Idle, text: "After a session timeout of 20 minutes, the visitor must be signed out."}

How to fix
----------
Name the parameter in the text, as `{session_timeout}`, or correct the value where it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.findings import findings_of
from specflow.analysis.consistency.parameters import values_against_parameters
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each value that a parameter says otherwise, and for each pair of limits."""
    yield from values_against_parameters(rule, project)
    yield from findings_of(rule, project)


RULE = Rule("SF311", "differing-value", Severity.WARNING, __doc__, check)
