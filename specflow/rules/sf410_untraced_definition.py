"""Code in a feature's scope that answers to no requirement.

What it finds
-------------
A public function or class inside the `scope:` of an enforced spec, or one that a change adds there, that carries no
tag, lies in no tagged definition or file, and is not excused by `spec-ignore: <reason>`.

Why it matters
--------------
If no requirement asks for it, it should not exist, or the spec is silent about something that does.

Example
-------
    scope: ["src/ask/**"]
    # src/ask/boost.py
    def boost_promoted(results): …       # nobody asked for this

How to fix
----------
Tag it with the requirement it serves, write the requirement that is missing, excuse it (`spec-ignore: generated
glue`), or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every untraced public definition in scope."""
    for one in project.trace.untraced if project.trace else ():
        at = Location.on_line(one.path, one.definition.line)
        message = f"{one.definition.kind} `{one.definition.name}` answers to no requirement of `{one.feature}`"
        yield rule.found(at, message)


RULE = Rule("SF410", "untraced-definition", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
