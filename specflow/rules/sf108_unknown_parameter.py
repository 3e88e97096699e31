"""A parameter that nobody defined.

What it finds
-------------
A `{name}` in a text, or a name under a decision's `sets`, that does not stand under `parameters:`.

Why it matters
--------------
The page would show the braces, and the check that shares the value would have none.

Example
-------
    parameters: {max_results: 10}
    requirements:
      - {id: FR-01, title: …, text: "An answer must hold at most {max_result} places."}

How to fix
----------
Define the value under `parameters:`, or correct the name. Braces that are meant as braces are doubled: `{{`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.model.spec import Spec
from specflow.model.text import parameters_in


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every name that is used and not defined."""
    for file, spec in project.understood:
        for section, position, key, text in texts_of(spec):
            for use in parameters_in(text):
                if use.name not in spec.parameters:
                    steps = file.steps(section, position, *key)
                    yield rule.found(
                        file.locator.words(use.start, use.end, *steps),
                        f"`{{{use.name}}}` is not defined under `parameters:`{_nearest(use.name, spec)}",
                        requirement=_owner(spec, section, position),
                    )
        yield from _unknown_settings(rule, file, spec)


def texts_of(spec: Spec) -> Iterator[tuple[str, int, tuple[str | int, ...], str]]:
    """Every text that may name parameters, as (section, position, keys inside the item, text)."""
    for position, requirement in enumerate(spec.requirements):
        yield "requirements", position, ("text",), requirement.text
        yield "requirements", position, ("title",), requirement.title
        for number, scenario in enumerate(requirement.scenarios):
            for key in ("given", "when", "then"):
                if value := getattr(scenario, key):
                    yield "requirements", position, ("scenarios", number, key), value
    for position, metric in enumerate(spec.metrics):
        yield "metrics", position, ("text",), metric.text
        yield "metrics", position, ("target",), metric.target or ""


def _unknown_settings(rule: Rule, file: SpecFile, spec: Spec) -> Iterator[Finding]:
    for position, decision in enumerate(spec.decisions):
        for number, name in enumerate(decision.sets):
            if name not in spec.parameters:
                yield rule.found(
                    file.at("decisions", position, "sets", number),
                    f"`{decision.id}` sets `{name}`, which is not defined under `parameters:`{_nearest(name, spec)}",
                    requirement=spec.full_id(decision.id),
                )


def _nearest(name: str, spec: Spec) -> str:
    near = difflib.get_close_matches(name, sorted(spec.parameters), 1, 0.6)
    return f"; did you mean `{near[0]}`?" if near else ""


def _owner(spec: Spec, section: str, position: int) -> str:
    return spec.full_id(getattr(spec, section)[position].id)


RULE = Rule("SF108", "unknown-parameter", Severity.ERROR, __doc__, check)
