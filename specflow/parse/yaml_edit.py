"""Edits of a `spec.yaml` that keep every comment, blank line, quote and key order a person wrote.

Each edit replaces only the characters it is about. Afterwards the whole text is read again and must say exactly what was meant,
else `WouldLoseWork` is raised and the caller keeps the old text. `steps` lead to a value: keys, positions, or the id of a list's
item (`["requirements", "FR-07", "text"]`). Byte order mark, line endings and a missing last line break stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from specflow.errors import WouldLoseWork
from specflow.model.project import Step
from specflow.parse.yaml import Walk, collector_paused, read_yaml
from specflow.parse.yaml_changes import (
    Edit,
    InsertItem,
    MoveItem,
    Remove,
    RenameKey,
    SetValue,
    Steps,
    expected_after,
    insert_at,
    look,
    missing,
    refused,
    same,
    simpler,
)
from specflow.parse.yaml_splice import Splice, Tree

__all__ = [
    "Edit",
    "InsertItem",
    "MoveItem",
    "Remove",
    "RenameKey",
    "SetValue",
    "append_item",
    "apply",
    "insert_item",
    "move_item",
    "remove",
    "rename_key",
    "same",
    "set_value",
]


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


# spec: note-to-spec/NFR-01
def apply(text: str, edits: Sequence[Edit]) -> str:
    """All edits, one after the other, verified once at the end. Raises `WouldLoseWork`."""
    with collector_paused():
        return _applied(text, edits)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    tree = Tree("", text)
    if tree.root is None:
        message = "The file is no YAML as it stands; nothing was written."
        raise WouldLoseWork(message, slug="cannot-edit", hint="Correct the file first; `specflow lint` says where.")
    data = Walk(tree.source).value(tree.root)
    pending: list[Splice] = []
    shared = True  # whether what is pending leaves the tree's steps as they are
    for edit in edits:
        for small in simpler(edit, data):
            shared = shared and _only_scalars(tree, small)
            splices = _splices(tree, small, data) if shared or not pending else []
            if pending and (not shared or _clash(pending, splices)):
                tree, pending = Tree("", _spliced(tree.source.text, pending)), []
                shared, splices = _only_scalars(tree, small), _splices(tree, small, data)
            pending += splices
            data = expected_after(data, small)
    result = _spliced(tree.source.text, pending)
    _verify(result, data)
    return result


def _verify(text: str, expected: Any) -> None:
    if not same(read_yaml("", text).data, expected):
        message = "This edit would change more than it should in this file; nothing was written."
        raise WouldLoseWork(message, slug="cannot-edit", hint="Make this change by hand in the file.")


def _spliced(text: str, splices: Iterable[Splice]) -> str:
    parts, at = [], 0
    for one in sorted(splices):
        parts += [text[at : one.start], one.text]
        at = max(at, one.end)
    return "".join([*parts, text[at:]])


def _clash(pending: list[Splice], more: list[Splice]) -> bool:
    return any(a.start <= b.end and b.start <= a.end for b in more for a in pending)


def _only_scalars(tree: Tree, edit: Edit) -> bool:
    """Edits of scalars in their places can share one tree."""
    if not isinstance(edit, SetValue) or isinstance(edit.value, dict | list):
        return False
    return isinstance(tree.locator.node(*edit.steps), yaml.ScalarNode)


def _splices(tree: Tree, edit: Edit, data: Any) -> list[Splice]:
    steps = tuple(edit.steps)
    there, old = look(data, steps)
    if not steps:
        raise missing(steps)
    if isinstance(edit, SetValue):
        return tree.replace(steps, edit.value) if there else _added(tree, steps, edit.value, data)
    if isinstance(edit, InsertItem) and not (there and old):
        return tree.replace(steps, [edit.value]) if there else _added(tree, steps, [edit.value], data)
    if not there:
        raise missing(steps)
    if isinstance(edit, InsertItem):
        return tree.insert(steps, insert_at(edit, old), edit.value)
    if isinstance(edit, Remove):
        return tree.remove(steps)
    if isinstance(edit, RenameKey):
        if edit.name in look(data, steps[:-1])[1]:
            raise refused(f"another `{edit.name}`")
        return tree.rename(steps, edit.name)
    if not isinstance(old, list) or not (0 <= edit.from_ < len(old) and 0 <= edit.to < len(old)):
        raise missing((*steps, edit.from_))
    return tree.move(steps, edit.from_, edit.to)


def _added(tree: Tree, steps: Steps, value: Any, data: Any) -> list[Splice]:
    """A key that is absent; mappings around it that are absent or empty are written with it."""
    if not steps or isinstance(steps[-1], int):
        raise missing(steps)
    there, owner = look(data, steps[:-1])
    if not there:
        return _added(tree, steps[:-1], {str(steps[-1]): value}, data)
    if owner is None or owner == {}:
        return tree.replace(steps[:-1], {str(steps[-1]): value})
    if not isinstance(owner, dict):
        raise missing(steps)
    return tree.add_key(steps[:-1], str(steps[-1]), value)
