"""A section or a text with nothing in it.

What it finds
-------------
A title, goal or text that is blank, a spec without a single requirement, and a key whose list or value is empty.

Why it matters
--------------
An empty heading reads as if the matter had been thought about.

Example
-------
    goal: ""
    out_of_scope:

How to fix
----------
Fill it, or remove the key: what is absent is honest.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Spec

_KEYS = {
    "metrics": ("text",),
    "stories": ("as_", "want"),
    "requirements": ("title", "text"),
    "constraints": ("text",),
    "out_of_scope": ("text",),
    "decisions": ("question",),
    "questions": ("text",),
}


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every blank text and for a spec without requirements."""
    missing = {(problem.at.path, problem.at.line) for problem in project.problems if problem.kind == "missing-field"}
    for file, spec in project.understood:
        for key in ("title", "goal"):
            if getattr(spec, key).strip():
                continue
            at = file.locator.at(key)
            if (at.path, at.line) not in missing:
                yield rule.found(at, f"`{key}` is empty")
        if not spec.requirements and not any(problem.kind != "unknown-key" for problem in file.problems):
            yield rule.found(file.locator.at("requirements"), "the spec has no requirements")
        yield from (
            rule.found(file.at(section, position, key.rstrip("_")), f"`{key.rstrip('_')}` of `{id_}` is empty",
                       requirement=spec.full_id(id_))
            for section, position, key, id_ in _blank(spec)
        )  # fmt: skip


def _blank(spec: Spec) -> Iterator[tuple[str, int, str, str]]:
    for section, position, item in spec.items():
        for key in _KEYS[section]:
            if not getattr(item, key).strip():
                yield section, position, key, item.id


RULE = Rule("SF111", "empty-section", Severity.WARNING, __doc__, check)
