"""`specflow checks suggest`: what the words of requirements ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk
from specflow.analysis.checks.suggest import Suggestion, skeletons, suggestions
from specflow.errors import UnreadableInput, UsageProblem, WouldLoseWork
from specflow.flows import workspace as ws
from specflow.model.text import filled


class Suggested(NamedTuple):
    """Proposals for one requirement."""

    requirement: str
    text: str
    checks: tuple[Suggestion, ...]
    tests: tuple[str, ...]


def suggest(cwd: Path, names: Sequence[str]) -> tuple[Suggested, ...]:
    """Proposals for the named features and requirements (none: all). Raises `SpecflowError`."""
    workspace = ws.find(cwd)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    if not project.specs:
        raise UnreadableInput("there is no spec here yet", slug="no-spec", hint="`specflow draft note.md` makes one.")
    if not names:
        ws.refuse_unreadable(project.specs)
    known = {part for one in project.requirements for part in (one.full_id, one.spec.feature, one.requirement.id)}
    for name in names:
        if name not in known:
            hint = "`specflow trace matrix` lists them."
            raise UsageProblem(f"`{name}` is no feature or requirement here", slug="unknown-id", hint=hint)
    found = []
    for one in project.requirements:
        if names and not {one.full_id, one.spec.feature, one.requirement.id} & set(names):
            continue
        parameters = one.spec.parameters
        checks = tuple(suggestions(one.requirement, parameters, one.spec.feature))
        tests = tuple(skeletons(one.requirement, parameters, one.spec.feature))
        if checks or tests:
            found.append(Suggested(one.full_id, filled(one.requirement.text, parameters), checks, tests))
    return tuple(found)


def write_tests(found: Sequence[Suggested], target: Path) -> int:
    """Write the skeletons to a file that is not there yet; how many."""
    if target.exists():
        raise WouldLoseWork(f"{target} is there already", slug="exists", hint="Name a file that is not there yet.")
    tests = [test for one in found for test in one.tests]
    if tests:
        head = '"""Bounds of the spec, still without assertions: each of these fails until somebody finishes it."""'
        disk.replace(target, f"{head}\n\nimport pytest\n\n\n{(chr(10) * 2).join(tests)}".encode())
    return len(tests)
