"""A text that is not written to its end.

What it finds
-------------
`[to write]`, TBD or TODO in a requirement that is still under review (in a final one SF110 says so), and "to be defined", "not
yet decided", "still open" wherever they stand. Under review it is an info. Placeholders are meant to be unfinished.

Why it matters
--------------
Reviewers settle what is on the page; what is not written is not reviewed.

Example
-------
    text: The list must be ordered; the order is still to be decided.

How to fix
----------
Ask it under `questions:`, or write what is missing; until then set the status to `placeholder`. Words of your own to
look for go under `unfinished` in `[lint.words]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.statements import Statement, statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.text import TO_WRITE


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every gap that SF110 does not name."""
    for statement in statements(project, outcomes=True):
        final = statement.placed.requirement.status == "final"
        for start, end in _gaps(statement, final):
            said = " ".join(statement.reading.text[start:end].split())
            severity = None if final else Severity.INFO
            yield statement.found(rule, start, end, f"“{said}”: this text is not finished", severity=severity)


def _gaps(statement: Statement, final: bool) -> list[tuple[int, int]]:
    gaps = TO_WRITE.finditer(statement.reading.text)
    marked = [gap.span() for gap in gaps if not gap[0].isalpha() or gap[0].isupper()]  # a todo list is a thing, TODO is a gap
    written = [(hit.start, hit.end) for hit in statement.reading.of("unfinished")]
    known = {start for start, _ in marked}
    apart = [one for one in written if one[0] not in known]
    return sorted(apart if final else marked + apart)


RULE = Rule("SF214", "unfinished-text", Severity.WARNING, __doc__, check)
