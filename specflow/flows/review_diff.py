"""Changes since, for the page of a review."""

from __future__ import annotations

from typing import Any

from specflow.adapters import git_diff
from specflow.analysis.diff.documents import ItemChange
from specflow.analysis.diff.words import runs
from specflow.errors import SpecflowError
from specflow.flows.diff import compare
from specflow.flows.review import Desk
from specflow.model.approval import ROLES

MOST_REVISIONS = 12


def since(desk: Desk, base: str) -> dict[str, Any]:
    """What differs from `base` (a revision or a role); without one, the bases there are to choose from."""
    if not base:
        return {"bases": bases(desk)}
    found = compare(desk.workspace, desk.path, base, None, desk.workspace.root)
    return {"old": found.old, "new": found.new, "changes": [as_data(one) for one in found.changes]}


def bases(desk: Desk) -> list[dict[str, str]]:
    """Roles that have signed, and the last commits that touched the spec."""
    found = []
    for role in ROLES:
        try:
            compare(desk.workspace, desk.path, role, None, desk.workspace.root)
        except SpecflowError:
            continue
        found.append({"name": role, "words": f"what {role} signed"})
    try:
        log = git_diff.run(desk.workspace.root, "log", f"-{MOST_REVISIONS}", "--format=%H%x09%cs %s", "--", f"./{desk.path}")
    except SpecflowError:
        return found
    for line in log.decode("utf-8", "replace").splitlines():
        commit, _, words = line.partition("\t")
        found.append({"name": commit, "words": words[:90]})
    return found


def between(old: object, new: object) -> list[list[str]]:
    """How two texts differ, by word, as plain data; nothing for what is no text."""
    return [list(run) for run in runs(old, new)] if isinstance(old, str) and isinstance(new, str) else []


def as_data(one: ItemChange) -> dict[str, Any]:
    """A change as plain data, its texts by word."""
    fields = [{"field": change.field, "runs": [list(run) for run in runs(change.old, change.new)]} for change in one.fields]
    return {"kind": one.kind, "id": one.id, "was": one.was, "title": one.title, "fields": fields}
