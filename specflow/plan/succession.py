"""A plan in which what was made for a retired requirement belongs to the one that took its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from specflow.model.plan import Element, Plan, Task
from specflow.parse.yaml_edit import Edit, SetValue, apply
from specflow.plan.planner import by_model, is_edited, made_for, signed
from specflow.plan.write import item_data

Item = TypeVar("Item", Task, Element)


def succeeded(text: str, plan: Plan, names: Mapping[str, str]) -> str:
    """The plan's file with old ids replaced by those in `names`, wherever an item names one; everything else stays."""
    edits: list[Edit] = []
    for section, _, element in plan.design.elements():
        edits += _renamed(["design", section], element, names)
    for task in plan.tasks:
        edits += _renamed(["tasks"], task, names)
    return apply(text, edits) if edits else text


def _renamed(steps: list[str], before: Item, names: Mapping[str, str]) -> Iterator[Edit]:
    if not names.keys() & set(before.requirements):
        return
    change: dict[str, object] = {"requirements": tuple(dict.fromkeys(names.get(id_, id_) for id_ in before.requirements))}
    if isinstance(before, Task):
        change["done_when"] = tuple(_said(line, names) for line in before.done_when)
    after = before.model_copy(update=change)
    if before.made:
        key = _said(made_for(before), names)
        kept = after.model_copy(update={"made": f"{key} {before.made.rpartition(' ')[2]}"})
        after = kept if is_edited(before) else signed(after, key, model=by_model(before))
    have = item_data(before)
    for name, value in item_data(after).items():
        if have.get(name) != value:
            yield SetValue([*steps, before.id, name], value)


def _said(text: str, names: Mapping[str, str]) -> str:
    """The text with every old id in it replaced."""
    return re.sub(r"(?<![\w-])[A-Z]{2,3}-[0-9]{2,}(?![\w-])", lambda found: names.get(found[0], found[0]), text)
