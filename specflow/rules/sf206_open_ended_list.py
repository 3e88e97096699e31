"""A list without an end.

What it finds
-------------
"Etc.", "and so on", "including but not limited to", "or similar", a row of dots. "Such as", "for example" and "e.g." are an info.

Why it matters
--------------
What stands after the last item is part of the requirement, and nobody knows what it is.

Example
-------
    text: The export must offer CSV, Excel, etc.              # which else?

How to fix
----------
List everything, or name the rule by which something belongs to the list. Words of your own to look for go under `open-ended`
in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every list that is left open."""
    for statement in statements(project, outcomes=True):
        for hit, said, severity in statement.hits("open-ended"):
            starts_a_sentence = hit.first == statement.reading.sentence(hit.first)[0]
            if not (hit.weak and starts_a_sentence):
                message = f"“{said}” leaves the list open: what else belongs to it?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


RULE = Rule("SF206", "open-ended-list", Severity.WARNING, __doc__, check)
