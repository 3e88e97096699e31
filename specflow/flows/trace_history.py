"""What became of a requirement: the commits that changed its lines in the spec, and its tasks in the plan."""

from __future__ import annotations

from specflow.adapters import git_lines
from specflow.flows import plans
from specflow.flows import workspace as ws
from specflow.model.location import Location
from specflow.model.plan import Task
from specflow.model.project import Placed, Project, SpecFile


def changes(workspace: ws.Workspace, placed: Placed) -> tuple[git_lines.Change, ...]:
    """The commits that changed the requirement's lines, newest first; none where it is not committed, or there is no git."""
    data = git_lines.at_head(workspace.root, placed.file.path)
    then = ws.understood(placed.file.path, data) if data else None
    for one in Project(specs=(then,)).requirements if then else ():
        if one.requirement.id == placed.requirement.id:
            first = one.at().line
            return git_lines.changes_of(workspace.root, placed.file.path, first, _last(then, first) if then else first)
    return ()


def _last(file: SpecFile, first: int) -> int:
    """The last line of the item of a list that begins on line `first`: what follows is indented deeper, or blank."""
    lines = file.text.splitlines()
    last, indent = first, _indent(lines[first - 1])
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip():
            if _indent(line) <= indent:
                break
            last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def tasks(workspace: ws.Workspace, placed: Placed) -> tuple[tuple[Task, Location], ...]:
    """The tasks of the plan that serve the requirement, with their places; none where there is no plan that can be read."""
    found = plans.read(workspace, placed.file)
    names = {placed.requirement.id, placed.full_id, *placed.requirement.aliases}
    if found is None or found.plan is None:
        return ()
    return tuple(
        (task, found.at("tasks", position))
        for position, task in enumerate(found.plan.tasks)
        if names.intersection(task.requirements)
    )
