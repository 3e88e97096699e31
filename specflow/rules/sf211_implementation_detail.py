"""How it is built instead of what it does.

What it finds
-------------
A database table, a framework, a class or function, a queue or a cron job in a requirement; endpoints, HTTP verbs and status
codes where the product is not itself an API, a command or a library. In a non-functional requirement, and where the product is
technical, it is an info. Names that the spec's title, goal or terms use are its own.

Why it matters
--------------
The behaviour stays when the table is renamed; a requirement that names it does not. And whoever signs for the product cannot
judge it.

Example
-------
    text: The system must insert a row into the orders table when the visitor pays.

How to fix
----------
Say what a user or a caller can observe ("the order is listed under My orders"); a fact of the technical reality belongs under
`constraints:` or into the design. Names of your own to look for go under `implementation` in `[lint.words]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from specflow.analysis.wording.reading import Hit, Reading
from specflow.analysis.wording.statements import Statement, statements
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Spec

NAMES_TOO = frozenset("react angular flask rails redux celery cassandra docker dom div express".split())
_TECHNICAL = re.compile(
    r"\b(?:apis?|cli|sdk|endpoints?|webhooks?|commands?|command[- ]line|developers?|callers?|plugin|protocol|server|schemas?|"
    r"compiler|daemon|http|integrators?|crd|kubernetes|npm|(?:client|software|python) library)\b",
    re.IGNORECASE,
)
_ROUTE = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+/\S{0,200}")
_CODE = re.compile(
    r"\b[A-Za-z_]\w{0,60}\(\)|\b(?:[A-Z][a-z0-9]{1,30}){1,5}(?:Service|Controller|Repository|Manager|Factory|Dao|Impl)\b"
    r"|\b[a-z]+_[a-z_]+ (?:table|column)\b|\b(?:rows?|records?) (?:in|into|from) the \w+ table\b"
)


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every name that belongs into the design."""
    for statement in statements(project):
        technical = _is_technical(statement.placed.spec)
        quiet = Severity.INFO if technical or statement.placed.requirement.kind == "NFR" else None
        for start, end in _details(statement, technical):
            said = " ".join(statement.reading.text[start:end].split())
            if said.lower() not in _own_words(statement.placed.spec):
                message = f"“{said}” says how it is built, not what it does"
                yield statement.found(rule, start, end, message, severity=quiet)


def _details(statement: Statement, technical: bool) -> list[tuple[int, int]]:
    """The spans of names, routes and code, in order."""
    reading = statement.reading
    kinds = ("internal", "implementation") if technical else ("internal", "implementation", "interface")
    found = [(hit.start, hit.end) for hit in reading.hits if hit.kind in kinds and _is_meant(reading, hit)]
    patterns = () if technical else (_ROUTE, _CODE)
    for pattern in patterns:
        found += [match.span() for match in pattern.finditer(reading.text)]
    return sorted(found)


def _is_meant(reading: Reading, hit: Hit) -> bool:
    """`React` inside a sentence, not the verb `react`."""
    if hit.first != hit.last or reading.words[hit.first] not in NAMES_TOO:
        return True
    return reading.text[hit.start].isupper() and hit.first != reading.sentence(hit.first)[0]


@lru_cache(maxsize=1_024)
def _speaks_of_code(title: str, goal: str, job: str, feature: str) -> bool:
    return bool(_TECHNICAL.search(f"{title}\n{goal}\n{job}\n{feature.replace('-', ' ')}"))


def _is_technical(spec: Spec) -> bool:
    """Whether callers, commands or protocols are what this product is about."""
    return _speaks_of_code(spec.title, spec.goal, spec.job or "", spec.feature)


def _own_words(spec: Spec) -> str:
    return "\n".join((spec.title, spec.goal, spec.job or "", *spec.terms)).lower()


RULE = Rule("SF211", "implementation-detail", Severity.WARNING, __doc__, check)
