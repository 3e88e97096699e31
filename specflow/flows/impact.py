"""`specflow impact`: everything that a requirement touches, before anybody changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from specflow.adapters import disk
from specflow.analysis.impact.requirement import Touched, impact
from specflow.analysis.impact.succession import successors
from specflow.flows import approvals, plans, trace_query, tracing
from specflow.flows import workspace as ws
from specflow.model.project import Placed
from specflow.parse.approvals import lines_in


@dataclass(frozen=True)
class Found:
    """A requirement and what it touches; `rework`: tasks that were begun or finished and build it."""

    placed: Placed
    touched: tuple[Touched, ...]
    root: Path

    @property
    def rework(self) -> tuple[Touched, ...]:
        """Tasks that would have to be done again."""
        return tuple(one for one in self.touched if one.kind == "task" and one.why.startswith("builds it"))


def _present(traced: tracing.Tracing, name: str) -> str:
    """The requirement that took the place of a retired one; any other name as it is."""
    feature, _, id_ = name.rpartition("/")
    for _, spec in traced.project.understood:
        if feature in ("", spec.feature) and id_ in (names := successors(spec)):
            return spec.full_id(names[id_])
    return name


def found(cwd: Path, name: str) -> Found:
    """What `name` (an id with or without its feature, or an alias) touches; of a retired one, what took its place.

    Raises `UsageProblem` when it is not clear.
    """
    traced = trace_query.traced(cwd, tracing.Options())
    story = trace_query.requirement(traced, _present(traced, name))
    project = plans.with_plans(traced.workspace, replace(traced.project))
    records = approvals.read(traced.workspace, project).records.get(story.placed.spec.feature, ())
    signed = disk.inside(traced.workspace.root, f"{story.placed.file.folder}/{approvals.FILE}".lstrip("/"))
    lines = lines_in(ws.as_text(disk.read_bytes(signed))) if signed is not None and signed.is_file() else {}
    return Found(story.placed, impact(project, story.placed, records, lines), traced.workspace.root)
