"""`specflow review apply`: what a page collected, written by whoever applies it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from specflow.errors import UsageProblem
from specflow.flows import reviews
from specflow.flows import workspace as ws
from specflow.flows.review import Desk
from specflow.flows.review_conflict import Conflict, conflict
from specflow.model import review
from specflow.parse.patch import described, read_patch


@dataclass(frozen=True)
class Applied:
    """What was applied, a line each, and what somebody else changed meanwhile."""

    lines: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def apply(cwd: Path, text: str, *, write: bool = True) -> Applied:
    """Apply a patch. Raises `SpecflowError` when it is none, or names no spec of this workspace."""
    patch = read_patch(text)
    workspace = ws.find(cwd)
    if patch.spec not in ws.all_specs(workspace):
        raise UsageProblem(f"the patch is for `{patch.spec}`, which is no spec of this workspace", slug="other-spec",
                           hint="Go to the workspace that the page came from.")  # fmt: skip
    desk = Desk(workspace, patch.spec)
    now = desk.look()
    edits = [one for one in patch.changes if not isinstance(one, review.Said)]
    said = [one for one in patch.changes if isinstance(one, review.Said)]
    found = {id(one): clash for one in edits if (clash := conflict(now, one, ""))}
    fitting = [one for one in edits if id(one) not in found]
    if write:
        who = reviews.me(workspace)
        if fitting:
            desk.change(fitting, who)
        if said:
            reviews.add(workspace, desk.folder, said, who)
    return Applied(tuple(described([*fitting, *said])), tuple(found.values()))
