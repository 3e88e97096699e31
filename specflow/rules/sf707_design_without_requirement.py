"""An element of the design that no requirement asks for.

What it finds
-------------
An operation, state, gate, rule or concern whose `requirements` is empty, or names an id that the spec does not have.

Why it matters
--------------
Design that follows from nothing is decided by nobody, and nobody notices when its reason goes.

Example
-------
    gates:
      - {id: GT-04, when: the cache is cold, then: ask twice}        # says who?

How to fix
----------
Name the requirement that it follows from, or remove it; if it is needed, have the spec say so first.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every element that names nothing, and for every id that is nothing."""
    for file, spec in project.understood:
        planned = project.plans.get(spec.feature)
        if planned is None or planned.plan is None:
            continue
        known = {id_ for _, _, item in spec.items() for id_ in (item.id, *getattr(item, "aliases", ()))}
        for section, position, element in planned.plan.design.elements():
            place = f"design.{section}"
            if not element.requirements:
                yield rule.found(planned.at(place, position, "id"), f"`{element.id}` follows from no requirement")
            for number, id_ in enumerate(element.requirements):
                if id_ not in known:
                    at = planned.at(place, position, "requirements", number)
                    yield rule.found(at, f"`{element.id}` names `{id_}`, which is not in {file.path}")


RULE = Rule("SF707", "design-without-requirement", Severity.ERROR, __doc__, check, needs=frozenset({"plans"}))
