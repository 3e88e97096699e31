"""`specflow tasks`: what there is to do, what can start, and handing it to other engines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from specflow.adapters import disk, github_issues
from specflow.analysis.impact.tasks import ready
from specflow.errors import UnreadableInput, UsageProblem
from specflow.flows import check as checking
from specflow.flows import plan as planning
from specflow.flows import workspace as ws
from specflow.model.finding import Finding, Severity
from specflow.model.plan import Plan, PlanFile, Task
from specflow.model.trace import at_least
from specflow.parse.yaml_edit import set_value
from specflow.plan.graph import issue

Status = Literal["todo", "doing", "done", "rework"]


@dataclass(frozen=True)
class Listed:
    """A feature's plan, and the tasks that were asked for."""

    feature: planning.Feature
    file: PlanFile
    tasks: tuple[Task, ...]

    @property
    def plan(self) -> Plan:
        """The plan; `planning.required` made sure there is one."""
        assert self.file.plan is not None  # noqa: S101
        return self.file.plan


def planned_features(cwd: Path) -> tuple[str, ...]:
    """Every feature of the workspace that has a plan."""
    workspace = ws.find(cwd)
    return tuple(
        Path(path).parent.name for path in ws.all_specs(workspace) if (workspace.root / path).with_name("plan.yaml").is_file()
    )


def listed(cwd: Path, name: str | None, *, only_ready: bool = False) -> Listed:
    """The tasks of a feature; without a name, of the only one that has a plan."""
    if name is None:
        found = planned_features(cwd)
        if len(found) != 1:
            known = f"Plans here: {', '.join(found)}." if found else "`specflow plan <feature>` makes one."
            raise UsageProblem("which feature?" if found else "there is no plan here yet", slug="no-plan", hint=known)
        name = found[0]
    feature = planning.feature_of(cwd, name)
    file = planning.required(feature)
    tasks = file.plan.tasks if file.plan else ()
    if file.problems and not tasks:
        first = file.problems[0]
        raise UnreadableInput(f"{first.at}: {first.message}", slug="bad-plan", hint=first.help or "Mend the line.")
    return Listed(feature, file, ready(tasks) if only_ready else tasks)


BROKEN = ("SF701", "SF704", "SF705")


def hindrances(found: Listed) -> tuple[Finding, ...]:
    """What keeps tasks from being listed or from ever starting: broken lines, circles, tasks waited for that are not there."""
    return tuple(one for one in planning.findings(found.feature, found.file) if one.code in BROKEN)


def task_of(found: Listed, id_: str) -> Task:
    """The task of that id. Raises `UsageProblem` naming those there are."""
    task = found.plan.task(id_)
    if task is None:
        import difflib

        near = difflib.get_close_matches(id_, [one.id for one in found.plan.tasks], 1, 0.5)
        hint = f"Did you mean `{near[0]}`?" if near else f"`specflow tasks {found.feature.spec.feature}` lists them."
        raise UsageProblem(f"there is no task `{id_}` in {found.file.path}", slug="no-such-task", hint=hint)
    return task


def set_status(cwd: Path, name: str | None, id_: str, status: Status) -> Listed:
    """Write how far a task got; every other character of the plan stays."""
    found = listed(cwd, name)
    task_of(found, id_)
    target = found.feature.workspace.root / found.file.path
    with disk.locked(found.feature.workspace.root, target):
        text = ws.as_text(disk.read_bytes(target))
        disk.replace(target, set_value(text, ["tasks", id_, "status"], status).encode("utf-8", "surrogatepass"))
    return listed(cwd, found.feature.spec.feature)


def finish(cwd: Path, name: str | None, id_: str) -> tuple[Listed, tuple[str, ...]]:
    """Mark a task done if its proof stands: every requirement on the rung it needs, no error found about it, every contract a
    schema. The second value says what is still missing; then nothing is written."""
    found = listed(cwd, name)
    task = task_of(found, id_)
    missing = (*_contracts_missing(found, task), *(_short(cwd, found, task) if not _is_contract(found, task) else ()))
    if missing:
        return found, missing
    return set_status(cwd, found.feature.spec.feature, id_, "done"), ()


def _schema_paths(found: Listed) -> dict[str, str]:
    folder = found.feature.file.folder
    return {f"{folder}/{path}".lstrip("/"): one.name for one in found.plan.design.api for path in (one.input, one.output) if path}


def _is_contract(found: Listed, task: Task) -> bool:
    """A task about contracts and nothing else."""
    return bool(task.files) and set(task.files) <= set(_schema_paths(found))


def _contracts_missing(found: Listed, task: Task) -> Iterator[str]:
    for path in task.files:
        if path not in _schema_paths(found):
            continue
        target = disk.inside(found.feature.workspace.root, path)
        try:
            data = json.loads(ws.as_text(disk.read_bytes(target))) if target is not None and target.is_file() else None
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict) or not {"type", "$ref", "properties", "anyOf", "oneOf", "allOf"} & set(data):
            yield f"{path} is no JSON Schema yet"


def _short(cwd: Path, found: Listed, task: Task) -> Iterator[str]:
    """Requirements below the rung they need, and errors that a check finds about them."""
    checked = checking.check(cwd, checking.Request((found.feature.spec.feature,)))
    spec = found.feature.spec
    wanted = {spec.full_id(one.id) for one in spec.requirements if {one.id, *one.aliases} & set(task.requirements)}
    for state in checked.project.trace.states if checked.project.trace else ():
        if state.id in wanted and not at_least(state.state, state.required):
            yield f"{state.id} is {state.state} and has to be {state.required}"
    for finding in checked.findings:
        if finding.requirement in wanted and finding.severity is Severity.ERROR:
            yield f"{finding.code} {finding.at}: {finding.message}"


def issues(found: Listed) -> Iterator[dict[str, Any]]:
    """A GitHub issue for every task that is not done."""
    for task in found.tasks:
        if task.status != "done":
            yield issue(task, found.feature.spec.feature)


def send(found: Listed, made: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Open the issues, one by one, with the user's own `gh`; the address of each. Raises `UsageProblem` when it cannot."""
    for one in made:
        yield github_issues.open_issue(found.feature.workspace.root, one)
