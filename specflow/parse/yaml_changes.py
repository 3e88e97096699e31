"""Edits as values: what each means for the data, whatever the file looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from specflow.errors import WouldLoseWork
from specflow.model.project import Step

Steps = tuple[Step, ...]


@dataclass(frozen=True)
class SetValue:
    """The value at `steps` becomes `value` (scalar, list or mapping); the key is added where it is absent."""

    steps: Sequence[Step]
    value: Any


@dataclass(frozen=True)
class InsertItem:
    """`value` becomes item `index` of the list at `steps`, the last one without an index; an absent list is started."""

    steps: Sequence[Step]
    value: Any
    index: int | None = None


@dataclass(frozen=True)
class Remove:
    """The item or key at `steps` goes, with the comment lines right above it."""

    steps: Sequence[Step]


@dataclass(frozen=True)
class MoveItem:
    """Item `from_` of the list at `steps` becomes item `to`."""

    steps: Sequence[Step]
    from_: int
    to: int


@dataclass(frozen=True)
class RenameKey:
    """The key at `steps` is called `name` from now on."""

    steps: Sequence[Step]
    name: str


Edit = SetValue | InsertItem | Remove | MoveItem | RenameKey


def same(one: Any, other: Any) -> bool:
    """Equal values of equal types: 1, 1.0 and true differ."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def simpler(edit: Edit, data: Any, around: Steps = ()) -> list[Edit]:
    """The edit with positions for ids, and mappings and lists taken apart, so that comments inside them stay."""
    steps = around or _resolved(data, edit.steps)
    if not isinstance(edit, SetValue):
        return [_with_steps(edit, steps)]
    there, old = look(data, steps)
    new = _listed(edit.value)
    if there and same(old, new):
        return []
    if there and isinstance(old, dict) and isinstance(new, dict) and old and new:
        return _mapping_edits(data, steps, old, new)
    if there and isinstance(old, list) and isinstance(new, list) and old and new:
        return _list_edits(data, steps, old, new)
    return [SetValue(steps, new)]


def _mapping_edits(data: Any, steps: Steps, old: dict[str, Any], new: dict[str, Any]) -> list[Edit]:
    kept = [key for key in old if key in new]
    if not kept:
        return [SetValue(steps, new)]
    edits: list[Edit] = [Remove((*steps, key)) for key in old if key not in new]
    for key, value in new.items():
        change = SetValue((*steps, key), value)
        edits += simpler(change, data, (*steps, key)) if key in old else [change]
    return edits


def _list_edits(data: Any, steps: Steps, old: list[Any], new: list[Any]) -> list[Edit]:
    """Items at both ends that stay are left alone; those between are replaced."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if not same(old[i], new[i])), most)
    tail = next((i for i in range(most - head) if not same(old[-1 - i], new[-1 - i])), most - head)
    going, coming = range(head, len(old) - tail), new[head : len(new) - tail]
    if len(going) == len(coming):
        pairs = zip(going, coming, strict=True)
        return [small for i, value in pairs for small in simpler(SetValue((*steps, i), value), data, (*steps, i))]
    if len(going) == len(old):
        return [SetValue(steps, new)]
    gone: list[Edit] = [Remove((*steps, i)) for i in reversed(going)]
    return gone + [InsertItem(steps, value, head + i) for i, value in enumerate(coming)]


def _with_steps(edit: Edit, steps: Steps) -> Edit:
    if isinstance(edit, InsertItem):
        return InsertItem(steps, _listed(edit.value), edit.index)
    if isinstance(edit, Remove):
        return Remove(steps)
    if isinstance(edit, MoveItem):
        return MoveItem(steps, edit.from_, edit.to)
    return RenameKey(steps, edit.name) if isinstance(edit, RenameKey) else SetValue(steps, edit.value)


def _listed(value: Any) -> Any:
    """Tuples as lists, keys as text: what reading the file gives back."""
    if isinstance(value, dict):
        return {str(key): _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value


def _resolved(data: Any, steps: Sequence[Step]) -> Steps:
    """`steps` with the positions of items that are named by their id."""
    found: list[Step] = []
    for step in steps:
        here = look(data, tuple(found))[1]
        if not isinstance(here, list) or isinstance(step, int):
            found.append(step)
            continue
        places = [i for i, item in enumerate(here) if isinstance(item, dict) and item.get("id") == step]
        if not places:
            raise missing(tuple(steps))
        if len(places) > 1:
            raise refused(f"two items with the id `{step}`")
        found.append(places[0])
    return tuple(found)


def look(data: Any, steps: Steps) -> tuple[bool, Any]:
    """Whether there is a value at `steps`, and which."""
    for step in steps:
        if isinstance(data, dict):
            inside = step in data
        else:
            inside = isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        if not inside:
            return False, None
        data = data[step]
    return True, data


def insert_at(edit: InsertItem, old: Any) -> int:
    """The position that an inserted item takes; beyond the end means at the end."""
    if not isinstance(old, list):
        raise missing(tuple(edit.steps))
    return len(old) if edit.index is None else max(0, min(edit.index, len(old)))


def expected_after(data: Any, edit: Edit) -> Any:
    """The data after the edit; only what lies on the way is copied."""
    return _changed(data, tuple(edit.steps), edit)


def _changed(here: Any, steps: Steps, edit: Edit) -> Any:
    if not steps or (len(steps) == 1 and isinstance(edit, Remove | RenameKey)):
        return _at_target(here, steps, edit)
    step = steps[0]
    copy: Any = list(here) if isinstance(here, list) else dict(here or {})
    present = isinstance(copy, list) or step in copy
    copy[step] = _changed(copy[step] if present else None, steps[1:], edit)
    return copy


def _at_target(here: Any, steps: Steps, edit: Edit) -> Any:
    if isinstance(edit, SetValue):
        return edit.value
    if isinstance(edit, RenameKey):
        return {edit.name if key == steps[0] else key: value for key, value in here.items()}
    if isinstance(edit, Remove):
        if isinstance(here, list):
            return [item for place, item in enumerate(here) if place != steps[0]]
        return {key: value for key, value in here.items() if key != steps[0]}
    items = list(here or [])
    if isinstance(edit, InsertItem):
        items.insert(insert_at(edit, items), edit.value)
    elif isinstance(edit, MoveItem):
        items.insert(edit.to, items.pop(edit.from_))
    return items


def refused(what: str) -> WouldLoseWork:
    """An edit that this file's writing does not allow."""
    message = f"This file has {what} where the edit would go; nothing was written."
    return WouldLoseWork(message, slug="cannot-edit", hint="Make this change by hand in the file.")


def missing(steps: Steps) -> WouldLoseWork:
    """An edit of something that is not there."""
    where = ".".join(map(str, steps)) or "the file"
    return WouldLoseWork(f"There is no `{where}` to edit; nothing was written.", slug="cannot-edit", hint="Read the file again.")
