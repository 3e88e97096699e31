"""A requirement that nobody could verify.

What it finds
-------------
A quality without a measure ("reliable", "scalable", "good performance") in a requirement with no figure, no scenario, no check
and no test. Words that name no result ("handle", "manage", "an indication") are an info.

Why it matters
--------------
What cannot be verified is accepted by whoever is tired first.

Example
-------
    text: The service must be scalable.                        # to what load, at what latency?

How to fix
----------
Add a figure, a scenario (given, when, then) or a check that says when it is met; replace "handle" and "manage" by what happens.
Words of your own to look for go under `unverifiable` in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Requirement


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every claim that nothing could show to be kept."""
    for statement in statements(project):
        if _has_proof(statement.placed.requirement):
            continue
        for hit, said, severity in statement.hits("unverifiable"):
            if not statement.reading.measured(hit.first):
                wrong = "names no result that could be seen" if hit.weak else "has no measure"
                message = f"“{said}” {wrong}: how would a test know?"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


def _has_proof(requirement: Requirement) -> bool:
    return bool(requirement.scenarios or requirement.checks or requirement.verified_by)


RULE = Rule("SF216", "unverifiable-requirement", Severity.WARNING, __doc__, check)
