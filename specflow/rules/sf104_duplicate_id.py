"""The same id twice.

What it finds
-------------
An id that two items of one spec carry, or that two requirements keep as an alias. An alias may be the id of another item: two
branches minted the same, one of them had to change, and the present owner wins.

Why it matters
--------------
A tag in code that names the id would point at two behaviours, and a signature would not say which of them was meant.

Example
-------
    - {id: FR-07, title: Say so when the answer is thin, text: …}
    - {id: FR-07, title: Order of results, text: …}

How to fix
----------
Give the later item the next free number and keep the id where it was first used. Never renumber an id that code names already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from specflow.model.finding import Finding, Related, Severity
from specflow.model.ids import kind_of, next_id
from specflow.model.location import Location
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.model.spec import Spec

Place = Callable[[], Location]
"""Where an id stands: worked out for the few that are reported."""


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every id after its first use."""
    for file, spec in project.understood:
        taken = {id_ for _, _, item in spec.items() for id_ in (item.id, *getattr(item, "aliases", ()))}
        for uses in (_ids(file, spec), _aliases(file, spec)):
            yield from _repeated(rule, spec, taken, uses)


def _repeated(rule: Rule, spec: Spec, taken: set[str], uses: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    places: dict[str, list[Place]] = {}
    for id_, place in uses:
        places.setdefault(id_, []).append(place)
    for id_, (place, *again) in places.items():
        for at in again:
            first = place()
            free = next_id(kind_of(id_), {*taken, *(retired.id for retired in spec.retired)})
            yield rule.found(
                at(),
                f"`{id_}` stands already on line {first.line}; the next free id is `{free}`",
                requirement=spec.full_id(id_),
                related=[Related("first used here", first, spec.full_id(id_))],
            )


def _ids(file: SpecFile, spec: Spec) -> Iterator[tuple[str, Place]]:
    for section, position, item in spec.items():
        yield item.id, partial(file.at, section, position, "id")


def _aliases(file: SpecFile, spec: Spec) -> Iterator[tuple[str, Place]]:
    for position, requirement in enumerate(spec.requirements):
        for number, alias in enumerate(requirement.aliases):
            yield alias, partial(file.at, "requirements", position, "aliases", number)


RULE = Rule("SF104", "duplicate-id", Severity.ERROR, __doc__, check)
