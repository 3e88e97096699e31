"""A spec and its plan as a model reads them: one thing a line, ids first."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from specflow.model.plan import Plan, Task
from specflow.model.spec import Requirement, Spec
from specflow.plan.design import about


def spec_lines(spec: Spec, chosen: Collection[str]) -> Iterator[str]:
    """What is planned of a spec, its parameters with their values, its metrics and its bounds."""
    yield f"{spec.title or spec.feature}: {spec.goal or ''}"
    for name, parameter in spec.parameters.items():
        yield f"parameter {{{name}}} = {parameter}"
    for one in spec.requirements:
        if one.id in chosen:
            yield from _requirement(one)
    yield from (f"{one.id} metric: {one.text} {one.target or ''}" for one in spec.metrics)
    yield from (f"out of scope: {one.text}" for one in spec.out_of_scope)


def _requirement(one: Requirement) -> Iterator[str]:
    after = f" (needs {', '.join(one.depends_on)})" if one.depends_on else ""
    yield f"{one.id} {one.priority} {one.title}: {one.text}{after}"
    for scenario in one.scenarios:
        yield f"{one.id} scenario: given {scenario.given} when {scenario.when} then {scenario.then}"


def plan_lines(plan: Plan) -> Iterator[str]:
    """The design and the tasks as they stand."""
    for section, _, element in plan.design.elements():
        yield f"{element.id} {section}: {about(element)} ({', '.join(element.requirements)})"
    for task in plan.tasks:
        yield from _task(task)


def _task(task: Task) -> Iterator[str]:
    after = f", after {', '.join(task.depends_on)}" if task.depends_on else ""
    yield f"{task.id} size {task.size}: {task.title} ({', '.join(task.requirements)}){after}"
    yield f"{task.id} files: {', '.join(task.files)}"
    yield from (f"{task.id} done when: {line}" for line in task.done_when)
