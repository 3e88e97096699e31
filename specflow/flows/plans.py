"""Plans as they lie in the workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from specflow.adapters import disk
from specflow.flows import workspace as ws
from specflow.model.project import Project, SpecFile

if TYPE_CHECKING:
    from specflow.model.plan import PlanFile

FILE = "plan.yaml"


def read(workspace: ws.Workspace, file: SpecFile) -> PlanFile | None:
    """The `plan.yaml` beside a spec, None where there is none."""
    path = f"{file.folder}/{FILE}".lstrip("/")
    target = disk.inside(workspace.root, path)
    if target is None or not target.is_file():
        return None
    from specflow.parse.plan import read_plan

    return read_plan(path, ws.as_text(disk.read_bytes(target)))


def with_plans(workspace: ws.Workspace, project: Project) -> Project:
    """The project with every feature's plan, and what is wrong with the files."""
    plans = {spec.feature: found for file, spec in project.understood if (found := read(workspace, file)) is not None}
    problems = tuple(problem for found in plans.values() for problem in found.problems)
    return replace(project, plans=plans, extra_problems=(*project.extra_problems, *problems))
