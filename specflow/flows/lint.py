"""`specflow lint`: read the specs, ask the rules, keep what was not ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from specflow.flows import workspace as ws
from specflow.model.finding import Finding, in_order
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.parse.decode import collector_paused
from specflow.rules.table import rules

FAMILIES = ("SF1", "SF2", "SF3", "SF9")


class Linted(NamedTuple):
    """What was looked at and what was found in it."""

    project: Project
    findings: tuple[Finding, ...]


def lint(cwd: Path, names: Sequence[str], standard_input: bytes | None = None) -> Linted:
    """Lint the named specs (none: all). `-` among the names stands for `standard_input`. Raises `SpecflowError`."""
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, [name for name in names if name != "-"], cwd) if names != ("-",) else ()
    files = tuple(ws.load_spec(workspace, path) for path in paths)
    if standard_input is not None:
        files = (*files, ws.understood("<stdin>", standard_input))
    return lint_files(workspace, files)


def lint_files(workspace: ws.Workspace, files: tuple[SpecFile, ...], families: Sequence[str] = FAMILIES) -> Linted:
    """Lint specs that are read already, by the rules of some families."""
    chosen = rules(*families)
    needs = frozenset[str]().union(*(rule.needs for rule in chosen))
    project = ws.project_of(workspace, files, needs)
    if "repository" in needs:
        from specflow.flows.context import repository_of

        project = replace(project, repository=repository_of(workspace))
    return Linted(project, found_by(chosen, project))


def found_by(rules: Sequence[Rule], project: Project) -> tuple[Finding, ...]:
    """What `rules` find in `project`, in order, without what `[lint] ignore` names of lint's own rules: with what a check asks
    beyond them, only a waiver or the baseline can live."""
    ignored = set(project.config.lint.ignore)
    asked = [rule for rule in rules if not (rule.code.startswith(FAMILIES) and {rule.code, rule.name} & ignored)]
    with collector_paused():
        return in_order(finding for rule in asked for finding in rule.check(rule, project))
