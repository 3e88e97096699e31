"""What people said and read, as it lies in the workspace: `reviews/<person>.yaml` beside the spec.

Reading marks are a private matter until a team shares them (`[review] share-reading = true`): until then they lie in
`.specflow/`, which git ignores.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from specflow.adapters import clock, disk, git
from specflow.errors import UsageProblem
from specflow.flows import workspace as ws
from specflow.model import review
from specflow.model.review import Person, Record
from specflow.parse.reviews import append, file_name, key_of, read_records

FOLDER = "reviews"
MOST_FILES = 500


def me(workspace: ws.Workspace) -> Person:
    """Who sits here, as git says it; unauthenticated. Raises `UsageProblem` when git does not know."""
    return Person(git.identity(workspace.root), clock.today(), clock.now())


def read(workspace: ws.Workspace, folder: str) -> tuple[Record, ...]:
    """Every record of every person. What stands in the file of another person does not count."""
    found: list[Record] = []
    for place in (_said(folder), _read(folder)):
        target = disk.inside(workspace.root, place)
        files = sorted(target.glob("*.yaml"))[:MOST_FILES] if target is not None and target.is_dir() else []
        for file in files:
            inside = disk.inside(workspace.root, f"{place}/{file.name}")
            if inside is not None and inside.is_file():
                records, _ = read_records(f"{place}/{file.name}", ws.as_text(disk.read_bytes(inside)))
                found += [one for one in records if file_name(one.by) == file.name]
    return tuple(found)


def _said(folder: str) -> str:
    return f"{folder}/{FOLDER}".lstrip("/")


def _read(folder: str) -> str:
    return f".specflow/reading/{folder}".rstrip("/")


def add(workspace: ws.Workspace, folder: str, changes: Sequence[review.Said], who: Person) -> tuple[Record, ...]:
    """Append what somebody said or read to their own file."""
    records = [record_of(change, who) for change in changes]
    marks = [one for one in records if one.kind == "mark"]
    said = [one for one in records if one.kind != "mark"]
    share = workspace.config.review.share_reading
    _append(workspace, _said(folder), who, said + (marks if share else []))
    _append(workspace, _read(folder), who, [] if share else marks)
    return tuple(records)


def record_of(change: review.Said, who: Person) -> Record:
    """The record of a change."""
    data: dict[str, Any]
    match change:
        case review.Comment():
            kind, on, data = "comment", change.on, {"text": change.text} | ({"to": change.to} if change.to else {})
        case review.Suggest():
            kind, on = "suggest", change.on
            data = {"field": change.field, "was": change.was, "value": change.value} | ({"why": change.why} if change.why else {})
        case review.Settle():
            kind, on, data = "settle", "", {"to": change.key, "state": change.state}
        case review.Mark():
            kind, on, data = "mark", "", {"read": dict(change.read)}
    return Record(kind, key_of(kind, on, who.by, who.at, data), on, who.by, who.at, data)


def _append(workspace: ws.Workspace, place: str, who: Person, records: Sequence[Record]) -> None:
    if not records:
        return
    relative = f"{place}/{file_name(who.by)}"
    target = disk.inside(workspace.root, relative)
    if target is None:
        raise UsageProblem(f"{relative} leads out of the workspace", slug="outside")
    with disk.locked(workspace.root, target):
        old = ws.as_text(disk.read_bytes(target)) if target.is_file() else ""
        disk.replace(Path(target), append(old, records).encode("utf-8", "replace"))
