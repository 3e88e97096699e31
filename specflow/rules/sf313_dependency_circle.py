"""A circle of dependencies.

What it finds
-------------
Requirements whose `depends_on` lead back to themselves, directly or over others, in one spec or across several.

Why it matters
--------------
Nobody can say which of them is built first, so the plan cannot be ordered, and each waits for the other.

Example
-------
    - {id: FR-01, title: Ask, text: …, depends_on: [FR-02]}
    - {id: FR-02, title: Answer, text: …, depends_on: [FR-01]}

How to fix
----------
Remove the dependency that is not needed to build the one that names it, or merge what cannot be built apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.circles import circles_of
from specflow.model.finding import Finding, Related, Severity
from specflow.model.project import Placed, Project
from specflow.model.rule import Rule

SHOWN = 12
"""Requirements of a circle that a finding names; who breaks it there has broken it."""


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each circle, at the first of its requirements."""
    placed = {one.full_id: one for one in project.requirements}
    graph = {
        id_: tuple(name for other in one.requirement.depends_on if (name := _named(one, other)) in placed)
        for id_, one in placed.items()
    }
    for circle in circles_of(graph):
        start, after = placed[circle[0]], placed[circle[1 % len(circle)]]
        number = next(
            n for n, other in enumerate(start.requirement.depends_on) if _named(start, other) == after.full_id
        )
        ends = (*circle[:SHOWN], circle[0])
        left_out = f" → {len(circle) - SHOWN} more" if len(circle) > SHOWN else ""
        shown = " → ".join(f"`{id_}`" for id_ in ends[:-1]) + f"{left_out} → `{ends[-1]}`"
        related = [
            Related(f"{placed[id_].full_id} is part of the circle", placed[id_].at("id"), id_) for id_ in circle[1:SHOWN]
        ]
        yield rule.found(
            start.at("depends_on", number), f"a circle: {shown}", requirement=start.full_id, related=related
        )


def _named(placed: Placed, id_: str) -> str:
    return id_ if "/" in id_ else placed.spec.full_id(id_)


RULE = Rule("SF313", "dependency-circle", Severity.ERROR, __doc__, check)
