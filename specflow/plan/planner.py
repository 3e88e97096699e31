"""From a spec to a plan: pure, and the same for the same input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any, TypeVar

from specflow.analysis.fingerprint import text_digest
from specflow.model.plan import DESIGN, SCHEMA, Design, Element, Plan, Task
from specflow.model.spec import Requirement, Spec
from specflow.plan.design import design_of
from specflow.plan.tasks import tasks_of
from specflow.plan.value import Layout, Planned

Item = TypeVar("Item", Task, Element)
_NOT_CONTENT = {"id", "made", "status"}
_MODEL = "+model"


def plan_of(spec: Spec, chosen: Collection[str], layout: Layout, *, unsigned: bool = False) -> Planned:
    """The plan of the requirements in `chosen` (their ids). Placeholders have nothing to plan and are left out."""
    requirements = tuple(one for one in spec.requirements if one.id in chosen and one.status != "placeholder")
    drawn = design_of(spec, requirements)
    groups, tasks, keys = tasks_of(spec, requirements, drawn.design.api, layout)
    design = Design(**{section: tuple(signed(one, _key(one)) for one in getattr(drawn.design, section)) for section in DESIGN})
    plan = Plan(
        schema=SCHEMA, feature=spec.feature, unsigned=unsigned, design=design, groups=groups,
        planned={one.id: text_digest(one, spec.parameters) for one in requirements},
        tasks=tuple(signed(one, keys[one.id]) for one in tasks),
    )  # fmt: skip
    return Planned(plan, drawn.schemas)


def planned_digest(spec: Spec, requirement: Requirement) -> str:
    """What `planned` holds for a requirement as it is now."""
    return text_digest(requirement, spec.parameters)


def planned_files(plan: Plan) -> dict[str, tuple[str, ...]]:
    """requirement -> the files of its task, the first where it has several. A model's choice is none: it stays by itself, and
    the same question to it has to read the same."""
    found: dict[str, tuple[str, ...]] = {}
    for task in plan.tasks:
        if task.files and not by_model(task) and (made_for(task).startswith("build:") or not task.made):
            for id_ in task.requirements:
                found.setdefault(id_, task.files)
    return found


def _key(element: Element) -> str:
    """What a design element is for; steps of a rollout by what they say, since they speak for many."""
    return ",".join(element.requirements) if len(element.requirements) <= 1 else content_digest(element, {"requirements"})


def signed(one: Item, key: str, *, model: bool = False) -> Item:
    """The item with its mark: what it was made for, a digest of what it says, and whether a model had a say in it."""
    return one.model_copy(update={"made": f"{key} {content_digest(one)}{_MODEL if model else ''}"})


def content_digest(one: Task | Element, without: Collection[str] = ()) -> str:
    """What an item says, without its id, its mark and how far it got: differs from its mark once a person edited it."""
    data: dict[str, Any] = one.model_dump(mode="json", exclude_defaults=True, exclude=_NOT_CONTENT | set(without))
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def made_for(one: Task | Element) -> str:
    """What an item was generated for; empty when a person wrote it."""
    return (one.made or "").rpartition(" ")[0]


def is_edited(one: Task | Element) -> bool:
    """Whether a person changed it since it was generated, or wrote it."""
    return (one.made or "").rpartition(" ")[2].removesuffix(_MODEL) != content_digest(one)


def by_model(one: Task | Element) -> bool:
    """Whether a model had a say in it when it was generated."""
    return (one.made or "").endswith(_MODEL)
