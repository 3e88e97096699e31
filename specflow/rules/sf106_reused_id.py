"""An id that was retired and is used again.

What it finds
-------------
An item whose id stands under `retired:`.

Why it matters
--------------
Old code, tests, sign-offs and release notes still name the retired id. Used again, it would make them speak of something
they never meant.

Example
-------
    requirements:
      - {id: FR-03, title: Sort by price, text: …}
    retired:
      - {id: FR-03, date: 2026-11-02, why: Merged into FR-02}

How to fix
----------
Give the item the next free number; if it is the old requirement come back, remove it from `retired:` and say so in the commit.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Related, Severity
from specflow.model.ids import kind_of, next_id
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every item whose id was retired."""
    for file, spec in project.understood:
        retired = {gone.id: position for position, gone in enumerate(spec.retired)}
        taken = [*retired, *(item.id for _, _, item in spec.items())]
        for section, position, item in spec.items():
            if item.id in retired:
                free = next_id(kind_of(item.id), taken)
                yield rule.found(
                    file.at(section, position, "id"),
                    f"`{item.id}` was retired and must not be used again; the next free id is `{free}`",
                    requirement=spec.full_id(item.id),
                    related=[Related("retired here", file.at("retired", retired[item.id]))],
                )


RULE = Rule("SF106", "reused-id", Severity.ERROR, __doc__, check)
