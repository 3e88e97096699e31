"""Planning again: what is new comes in, what nobody touched follows the spec, what people edited or finished stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from specflow.analysis.impact.tasks import circles
from specflow.model.plan import DESIGN, Element, Group, Plan, Task
from specflow.parse.yaml_edit import Edit, InsertItem, Remove, SetValue, apply
from specflow.plan.planner import by_model, is_edited, made_for, signed
from specflow.plan.write import item_data

Item = Element | Task


@dataclass
class Change:
    """What planning again changed, in words for people."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rework: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Items that people edited and that would be planned differently now."""

    @property
    def nothing(self) -> bool:
        """Whether the plan stays as it is."""
        return not (self.added or self.updated or self.removed or self.rework)


@dataclass(frozen=True)
class Scope:
    """What a new plan speaks for. `known`: every id of the spec; `chosen`: what is planned now; `moved`: those of them whose
    text is new or other than when they were planned; `only_moved` leaves everything else alone; `asked`: a model had a say in
    the new plan, so what one said before gives way; `stay`: ids of the items that stay as a model made them."""

    known: frozenset[str]
    chosen: frozenset[str]
    moved: frozenset[str]
    only_moved: bool = False
    asked: bool = False
    stay: frozenset[str] = frozenset()

    def speaks_for(self, ids: Collection[str]) -> bool:
        """Whether the new plan decides about an item for these requirements."""
        gone = [id_ for id_ in ids if id_ not in self.known]
        if self.only_moved:
            return bool(gone) or any(id_ in self.moved for id_ in ids)
        return bool(gone) or any(id_ in self.chosen for id_ in ids) or not ids


def merged(text: str, old: Plan, new: Plan, scope: Scope) -> tuple[str, Change]:
    """The old file with the new plan in it. `old` is what `text` says; it must have no problems."""
    change = Change()
    names = _task_names(old, new)
    groups = _group_names(old, new)
    edits: list[Edit] = [InsertItem(["groups"], item_data(one)) for one in _new_groups(old, new, groups)]
    fresh = [_renamed(task, names, groups) for task in new.tasks]
    scope = scope if scope.asked else replace(scope, stay=_staying(old, fresh, scope))
    for section in DESIGN:
        edits += _section(["design", section], getattr(old.design, section), getattr(new.design, section), scope, change)
    edits += _section(["tasks"], old.tasks, fresh, scope, change)
    edits += _planned(old, new, scope)
    if old.unsigned != new.unsigned:
        edits.append(SetValue(["unsigned"], True) if new.unsigned else Remove(["unsigned"]))
    return (apply(text, edits) if edits else text), change


def aligned(old: Plan, new: Plan) -> Plan:
    """The new plan with its tasks called as the file calls them."""
    names = _task_names(old, new)
    return new.model_copy(update={"tasks": tuple(_renamed(task, names, {}) for task in new.tasks)})


def _staying(old: Plan, fresh: Sequence[Task], scope: Scope) -> frozenset[str]:
    """Without a model, what one made stays as long as the spec says the same and no task waits for itself because of it."""
    elements = {one.id for _, _, one in old.design.elements() if _stays(one, scope)}
    there, names = {one.id: one for one in old.tasks}, {one.id for one in fresh}
    tasks = {one.id for one in old.tasks if one.id in names and _stays(one, scope) and names.issuperset(one.depends_on)}
    while tasks:
        guilty = tasks.intersection(set[str]().union(*circles([there[one.id] if one.id in tasks else one for one in fresh])))
        if not guilty:
            break
        tasks -= guilty
    return frozenset(elements | tasks)


def _stays(one: Item, scope: Scope) -> bool:
    same = all(id_ in scope.known and id_ not in scope.moved for id_ in one.requirements)
    return by_model(one) and not is_edited(one) and same


def _planned(old: Plan, new: Plan, scope: Scope) -> Iterator[Edit]:
    for id_, digest in new.planned.items():
        if old.planned.get(id_) != digest:
            yield SetValue(["planned", id_], digest)
    for id_ in old.planned:
        if id_ not in scope.known:
            yield Remove(["planned", id_])


def _task_names(old: Plan, new: Plan) -> dict[str, str]:
    """The new plan's ids -> what the tasks are called in the file: an id stays with what it was made for."""
    by_key = {made_for(one): one.id for one in old.tasks if made_for(one)}
    highest = max((number_of_task(one.id) for one in old.tasks), default=0)
    names: dict[str, str] = {}
    for one in new.tasks:
        known = by_key.get(made_for(one))
        if known is None:
            highest += 1
        names[one.id] = known or f"T-{highest:02d}"
    return names


def number_of_task(id_: str) -> int:
    """`7` of `T-07`."""
    return int(id_.partition("-")[2])


def _group_names(old: Plan, new: Plan) -> dict[str, str]:
    by_title = {one.title: one.id for one in old.groups}
    highest = max((number_of_task(one.id) for one in old.groups), default=0)
    names: dict[str, str] = {}
    for one in new.groups:
        if one.title not in by_title:
            highest += 1
        names[one.id] = by_title.get(one.title) or f"G-{highest:02d}"
    return names


def _new_groups(old: Plan, new: Plan, names: Mapping[str, str]) -> list[Group]:
    have = {one.id for one in old.groups}
    return [Group(id=names[one.id], title=one.title) for one in new.groups if names[one.id] not in have]


def _renamed(task: Task, names: Mapping[str, str], groups: Mapping[str, str]) -> Task:
    depends = tuple(sorted(names[id_] for id_ in task.depends_on))
    moved = task.model_copy(
        update={"id": names[task.id], "depends_on": depends, "group": groups.get(task.group or "", task.group)}
    )
    return signed(moved, made_for(task), model=by_model(task))


def _section(steps: list[str], old: Sequence[Item], new: Iterable[Item], scope: Scope, change: Change) -> list[Edit]:
    """The edits of one list: by what each item was made for."""
    by_key = {made_for(one): one for one in old if made_for(one)}
    wanted = {made_for(one): one for one in new}
    edits: list[Edit] = []
    taken = [one.id for one in old]
    for key, item in wanted.items():
        if not scope.speaks_for(item.requirements):
            continue
        before = by_key.get(key)
        if before is None:
            item = _numbered(item, taken)
            taken.append(item.id)
            edits.append(InsertItem(steps, item_data(item)))
            change.added.append(_said(item))
        else:
            edits += _followed(steps, before, item, scope, change)
    for key, before in by_key.items():
        if key not in wanted and before.id not in scope.stay and scope.speaks_for(before.requirements):
            edits += _dropped(steps, before, change)
    return edits


def _numbered(item: Item, taken: Sequence[str]) -> Item:
    """The item with an id that no other one of its list has."""
    if item.id not in taken:
        return item
    prefix = item.id.partition("-")[0]
    highest = max(number_of_task(id_) for id_ in taken if id_.startswith(f"{prefix}-"))
    return item.model_copy(update={"id": f"{prefix}-{highest + 1:02d}"})


def _followed(steps: list[str], before: Item, item: Item, scope: Scope, change: Change) -> Iterator[Edit]:
    """An item that is there: it follows the spec unless a person changed it; finished work is asked for again."""
    moved = any(id_ in scope.moved for id_ in item.requirements)
    if isinstance(before, Task) and before.status == "done":
        if moved:
            yield SetValue([*steps, before.id, "status"], "rework")
            change.rework.append(_said(before))
        return
    if item.made == before.made or before.id in scope.stay:
        return
    if is_edited(before):
        change.kept.append(_said(before))
        return
    if isinstance(before, Task) and before.status == "doing" and moved:
        yield SetValue([*steps, before.id, "status"], "rework")
        change.rework.append(_said(before))
    have, want = item_data(before), item_data(item)
    for name, value in want.items():
        if name != "id" and have.get(name) != value:
            yield SetValue([*steps, before.id, name], value)
    for name in have:
        if name not in want and name != "status":
            yield Remove([*steps, before.id, name])
    change.updated.append(_said(before))


def _dropped(steps: list[str], before: Item, change: Change) -> Iterator[Edit]:
    if is_edited(before) or (isinstance(before, Task) and before.status != "todo"):
        change.kept.append(_said(before))
        return
    yield Remove([*steps, before.id])
    change.removed.append(_said(before))


def _said(item: Item) -> str:
    what = getattr(item, "title", "") or getattr(item, "name", "") or getattr(item, "text", "") or getattr(item, "when", "")
    short = what if len(what) <= 70 else what[:67] + "…"
    return f"{item.id} {short} ({', '.join(item.requirements)})"

