"""The verb says one thing, the priority another.

What it finds
-------------
"Should", "might" or "could" in a requirement whose priority is `must`; "may not", which forbids for one reader and doubts for
another. "May" or "can" instead of a duty is an info; limits ("only staff may", "no message may") and
subordinate clauses ("so that people can compare") are left alone.

Why it matters
--------------
Priority decides which proof the build asks for. When the text only wishes, someone will say it was optional.

Example
-------
    - {id: FR-03, title: Undo, text: The clerk should be able to undo., priority: must}

How to fix
----------
Write "must" where it is a duty, or lower the priority where it is a wish.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.wording.reading import Reading
from specflow.analysis.wording.statements import statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Priority

DUTIES = frozenset(("must", "shall", "mustn't"))
WISHES = frozenset(("should", "might", "could", "ought", "shouldn't"))
PERMITS = frozenset(("may", "can"))
LOOSE = WISHES | PERMITS
SUBORDINATE = frozenset("that which who if when where while because so as what how whether until unless once than".split())
LIMITS = frozenset("only no nothing nobody never none neither unless most without not".split())
REACH = 4
FAR = 8


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for the first verb of each text that disagrees with its priority."""
    for statement in statements(project):
        for at in (at for at, word in enumerate(statement.reading.words) if word in LOOSE):
            message, severity = _verdict(statement.reading, at, statement.placed.requirement.priority)
            if message:
                start, end = statement.reading.spans[at]
                said = statement.reading.said(at, at)
                yield statement.found(rule, start, end, message.format(said), severity=severity)
                break


def _verdict(reading: Reading, at: int, priority: Priority) -> tuple[str, Severity | None]:
    word = reading.words[at]
    if word == "may" and reading.near(at, 1) == "not":
        return "“{} not” can forbid or doubt: write “must not” or “need not”", None
    if priority != "must" or _subordinate(reading, at):
        return "", None
    if word in WISHES and not (word == "could" and reading.near(at, 1) == "not"):
        return "“{}” wishes, but the priority is `must`", None
    if word in PERMITS and not _obliges(reading, at):
        return "“{}” permits, but the priority is `must`: is it a duty?", Severity.INFO
    return "", None


def _obliges(reading: Reading, at: int) -> bool:
    """Another verb of the sentence is a duty, or the permission is a limit: `only staff may`, `no message may`."""
    first, after = reading.sentence(at)
    words = reading.words[first:after]
    return not DUTIES.isdisjoint(words) or not LIMITS.isdisjoint(words)


def _subordinate(reading: Reading, at: int) -> bool:
    """`so that people can compare`, `if the order should fail`: not the verb of the requirement."""
    first, _ = reading.sentence(at)
    reach = FAR if reading.words[at] in PERMITS else REACH
    for word in reversed(reading.words[max(first, at - reach) : at]):
        if word == ",":
            return False
        if word in SUBORDINATE:
            return True
    return False


RULE = Rule("SF217", "modal-mismatch", Severity.WARNING, __doc__, check)
