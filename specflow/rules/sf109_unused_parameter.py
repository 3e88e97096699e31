"""A parameter that nothing uses.

What it finds
-------------
A value under `parameters:` that no text, target, check or decision names.

Why it matters
--------------
Somebody will change it and believe that the behaviour changed.

Example
-------
    parameters: {max_results: 10, min_results: 3}      # no text names {min_results}

How to fix
----------
Use it where the value is meant, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.spec import Spec
from specflow.model.text import parameters_in
from specflow.rules.sf108_unknown_parameter import texts_of


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every parameter without a use."""
    for file, spec in project.understood:
        used = _used(spec)
        for name in spec.parameters:
            if name not in used:
                yield rule.found(file.locator.key("parameters", name), f"nothing uses the parameter `{name}`")


def _used(spec: Spec) -> set[str]:
    names = {use.name for _, _, _, text in texts_of(spec) for use in parameters_in(text)}
    for decision in spec.decisions:
        names.update(decision.sets)
    checks = [check for item in spec.requirements for check in item.checks]
    checks += [check for metric in spec.metrics for check in metric.checks]
    names.update(use.name for text in _strings(checks) for use in parameters_in(text))
    return names


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


RULE = Rule("SF109", "unused-parameter", Severity.WARNING, __doc__, check)
