"""Which requirement took the place of a retired one, so that what was made for the old one is looked at again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specflow.model.spec import Spec

_BY = re.compile(r"(?:replaced by|superseded by|merged into) ((?:FR|NFR|EC|BR)-[0-9]{2,})\b", re.IGNORECASE)


def successors(spec: Spec) -> Mapping[str, str]:
    """Retired id -> the requirement that says it now, as `retired: {why: Replaced by FR-06}` tells; chains are followed."""
    said = {gone.id: found[1] for gone in spec.retired if (found := _BY.search(gone.why or ""))}
    there = {one.id for one in spec.requirements}
    names: dict[str, str] = {}
    for id_ in said:
        last, steps = said[id_], len(said)
        while last in said and last not in there and steps:
            last, steps = said[last], steps - 1
        if last in there:
            names[id_] = last
    return names


def predecessors(spec: Spec, id_: str) -> tuple[str, ...]:
    """The retired ids whose place a requirement took."""
    return tuple(old for old, new in successors(spec).items() if new == id_)
