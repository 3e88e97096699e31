"""A fresh `plan.yaml`, laid out for people to edit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specflow.model.plan import DESIGN, Element, Group, Plan, Task
from specflow.parse.yaml_write import entry_lines, item_lines

HEAD = """# Design and tasks, made from the spec by `specflow plan`. Edit freely: planning again keeps what people changed
# (`made` tells which items they left alone), keeps finished tasks, and shows what is different.
# `status` is todo, doing, done or rework.
"""


def dump_plan(plan: Plan) -> str:
    """The whole file; it reads back as the same plan."""
    lines = [f"schema: {plan.schema_}", *entry_lines("feature", plan.feature, 0)]
    if plan.unsigned:
        lines += ["# NOT SIGNED: this plan was made from text that not everybody has agreed to", "unsigned: true"]
    lines += ["", "# Every requirement that was planned, with the digest of its text then", "planned:"]
    lines = [*lines, *(line for id_, digest in plan.planned.items() for line in entry_lines(id_, digest, 2))]
    if not plan.planned:
        lines[-1] = "planned: {}"
    lines += ["", "design:", *_design(plan)]
    lines += ["", *_list("groups", plan.groups, 0)]
    lines += ["", *_list("tasks", plan.tasks, 0, roomy=True)]
    return HEAD + "\n".join(lines) + "\n"


def _design(plan: Plan) -> Iterator[str]:
    sections = [section for section in DESIGN if getattr(plan.design, section)]
    for section in sections:
        yield from _list(section, getattr(plan.design, section), 2)
    if not sections:
        yield "  {}"


def _list(name: str, items: tuple[Element | Task | Group, ...], indent: int, *, roomy: bool = False) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}{name}:" if items else f"{pad}{name}: []"
    for number, item in enumerate(items):
        if roomy and number:
            yield ""
        yield from item_lines(item_data(item), indent + 2, block=not isinstance(item, Group))


def item_data(item: Element | Task | Group) -> dict[str, Any]:
    """An item as the file holds it: the id first, the mark last, defaults left out."""
    data: dict[str, Any] = item.model_dump(mode="json", exclude_defaults=True)
    made = data.pop("made", None)
    ids = data.pop("requirements", None) if isinstance(item, Element) else None
    return {"id": item.id, **{key: value for key, value in data.items() if key != "id"},
            **({"requirements": ids} if ids else {}), **({"made": made} if made else {})}  # fmt: skip
