"""A word that is a matter of opinion.

What it finds
-------------
Praise and impressions instead of behaviour: "user-friendly", "easy", "intuitive", "seamless", "fast", "robust". Milder ones
("clear", "simple", "large") are an info, and so are all of them in a text that has scenarios. A sentence that also gives a
figure is left alone.

Why it matters
--------------
Whether something is easy or fast is decided by whoever looks at it last. Nobody can test an opinion.

Example
-------
    text: The search must be fast and easy to use.            # how fast, and easy for whom to do what?

How to fix
----------
Name what can be observed: a time, a number of steps, a share of people who succeed, a standard that is met. Words that your
team has a meaning for go under `allow` in `[lint.words]`, words of your own to look for under `subjective`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every subjective word, unless a figure says what it means."""
    for statement in statements(project, outcomes=True):
        for hit, said, severity in statement.hits("subjective"):
            if not statement.reading.measured(hit.first):
                message = f"“{said}” is a matter of opinion: say what can be observed"
                yield statement.found(rule, hit.start, hit.end, message, severity=severity)


RULE = Rule("SF202", "subjective-word", Severity.WARNING, __doc__, check)
