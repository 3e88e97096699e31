"""Edits of a `spec.yaml` that keep every comment, blank line, quote and key order a person wrote.

Each edit replaces only the characters it is about. Afterwards the whole text is read again and must say exactly what was meant,
else `WouldLoseWork` is raised and the caller keeps the old text. `steps` lead to a value: keys, positions, or the id of a list's
item (`["requirements", "FR-07", "text"]`). Byte order mark, line endings and a missing last line break stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from specflow.errors import WouldLoseWork
from specflow.model.project import Step
from specflow.parse.yaml import Walk, read_yaml
from specflow.parse.yaml_splice import Splice, Steps, Tree, missing, refused


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


def set_value(text: str, steps: Sequence[Step], value: Any) -> str:
    """Sets one value; a plain one-line scalar changes exactly one line."""
    return apply(text, [SetValue(steps, value)])


def append_item(text: str, steps: Sequence[Step], value: Any) -> str:
    """Adds an item at the end of a list, starting the list where it is absent."""
    return apply(text, [InsertItem(steps, value)])


def insert_item(text: str, steps: Sequence[Step], index: int, value: Any) -> str:
    """Adds an item at `index`."""
    return apply(text, [InsertItem(steps, value, index)])


def remove(text: str, steps: Sequence[Step]) -> str:
    """Takes out an item or a key with its own comment lines."""
    return apply(text, [Remove(steps)])


def move_item(text: str, steps: Sequence[Step], from_: int, to: int) -> str:
    """Moves an item of a list, comments and all."""
    return apply(text, [MoveItem(steps, from_, to)])


def rename_key(text: str, steps: Sequence[Step], name: str) -> str:
    """Renames a key, keeping its value and its place."""
    return apply(text, [RenameKey(steps, name)])


def apply(text: str, edits: Sequence[Edit]) -> str:
    """All edits, one after the other, verified once at the end. Raises `WouldLoseWork`."""
    tree = Tree("", text)
    if tree.root is None:
        message = "The file is no YAML as it stands; nothing was written."
        raise WouldLoseWork(message, slug="cannot-edit", hint="Correct the file first; `specflow lint` says where.")
    data = Walk(tree.source).value(tree.root)
    pending: list[Splice] = []
    for edit in edits:
        for small in _small(edit, data, ()):
            splices = None if pending and not _only_scalars(tree, small) else _splices(tree, small, data)
            if splices is None or _clash(pending, splices):
                tree, pending = Tree("", _spliced(tree.source.text, pending)), []
                splices = _splices(tree, small, data)
            pending += splices
            if not _only_scalars(tree, small):
                tree, pending = Tree("", _spliced(tree.source.text, pending)), []
            data = _expected(data, small)
    result = _spliced(tree.source.text, pending)
    _verify(result, data)
    return result


def _verify(text: str, expected: Any) -> None:
    if not same(read_yaml("", text).data, expected):
        message = "This edit would change more than it should in this file; nothing was written."
        raise WouldLoseWork(message, slug="cannot-edit", hint="Make this change by hand in the file.")


def same(one: Any, other: Any) -> bool:
    """Equal values of equal types: 1, 1.0 and true differ."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def _spliced(text: str, splices: Iterable[Splice]) -> str:
    for one in sorted(splices, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def _clash(pending: list[Splice], more: list[Splice]) -> bool:
    return any(a.start <= b.end and b.start <= a.end for a in pending for b in more)


def _only_scalars(tree: Tree, edit: Edit) -> bool:
    """Edits of scalars in their places can share one tree."""
    if not isinstance(edit, SetValue) or isinstance(edit.value, dict | list):
        return False
    return isinstance(tree.locator.node(*edit.steps), yaml.ScalarNode)


def _small(edit: Edit, data: Any, around: Steps) -> list[Edit]:
    """The edit with positions for ids, and mappings and lists taken apart, so that comments inside them stay."""
    steps = around or _resolved(data, edit.steps)
    if not isinstance(edit, SetValue):
        return [_with_steps(edit, steps)]
    there, old = _look(data, steps)
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
        edits += _small(change, data, (*steps, key)) if key in old else [change]
    return edits


def _list_edits(data: Any, steps: Steps, old: list[Any], new: list[Any]) -> list[Edit]:
    """Items at both ends that stay are left alone; those between are replaced."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if not same(old[i], new[i])), most)
    tail = next((i for i in range(most - head) if not same(old[-1 - i], new[-1 - i])), most - head)
    going, coming = range(head, len(old) - tail), new[head : len(new) - tail]
    if len(going) == len(coming):
        pairs = zip(going, coming, strict=True)
        return [small for i, value in pairs for small in _small(SetValue((*steps, i), value), data, (*steps, i))]
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
        here = _look(data, tuple(found))[1]
        if not isinstance(here, list) or isinstance(step, int):
            found.append(step)
            continue
        places = (i for i, item in enumerate(here) if isinstance(item, dict) and item.get("id") == step)
        place = next(places, None)
        if place is None:
            raise missing(tuple(steps))
        found.append(place)
    return tuple(found)


def _look(data: Any, steps: Steps) -> tuple[bool, Any]:
    for step in steps:
        if isinstance(data, dict):
            inside = step in data
        else:
            inside = isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        if not inside:
            return False, None
        data = data[step]
    return True, data


def _splices(tree: Tree, edit: Edit, data: Any) -> list[Splice]:
    steps = tuple(edit.steps)
    there, old = _look(data, steps)
    if isinstance(edit, SetValue):
        return tree.replace(steps, edit.value) if there else _added(tree, steps, edit.value, data)
    if isinstance(edit, InsertItem) and not (there and old):
        return tree.replace(steps, [edit.value]) if there else _added(tree, steps, [edit.value], data)
    if not there or not steps:
        raise missing(steps)
    if isinstance(edit, InsertItem):
        return tree.insert(steps, _index(edit, old), edit.value)
    if isinstance(edit, Remove):
        return tree.remove(steps)
    if isinstance(edit, RenameKey):
        if edit.name in _look(data, steps[:-1])[1]:
            raise refused(f"another `{edit.name}`")
        return tree.rename(steps, edit.name)
    if not isinstance(old, list) or not (0 <= edit.from_ < len(old) and 0 <= edit.to < len(old)):
        raise missing((*steps, edit.from_))
    return tree.move(steps, edit.from_, edit.to)


def _added(tree: Tree, steps: Steps, value: Any, data: Any) -> list[Splice]:
    """A key that is absent; mappings around it that are absent or empty are written with it."""
    if not steps or isinstance(steps[-1], int):
        raise missing(steps)
    there, owner = _look(data, steps[:-1])
    if not there:
        return _added(tree, steps[:-1], {str(steps[-1]): value}, data)
    if owner is None or owner == {}:
        return tree.replace(steps[:-1], {str(steps[-1]): value})
    if not isinstance(owner, dict):
        raise missing(steps)
    return tree.add_key(steps[:-1], str(steps[-1]), value)


def _index(edit: InsertItem, old: Any) -> int:
    if not isinstance(old, list):
        raise missing(tuple(edit.steps))
    return len(old) if edit.index is None else max(0, min(edit.index, len(old)))


def _expected(data: Any, edit: Edit) -> Any:
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
        items.insert(_index(edit, items), edit.value)
    elif isinstance(edit, MoveItem):
        items.insert(edit.to, items.pop(edit.from_))
    return items
