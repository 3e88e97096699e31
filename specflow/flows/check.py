"""`specflow check`: trace the workspace, ask the rules, take out what is waived or old debt, and judge a change by its base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from specflow.adapters import cachefile, disk, tree
from specflow.analysis import waivers
from specflow.errors import UnreadableInput
from specflow.flows import plans, tracing
from specflow.flows import workspace as ws
from specflow.flows.lint import found_by
from specflow.flows.specs_kept import Remembering
from specflow.model.finding import Finding, Problem
from specflow.model.project import Project
from specflow.parse.baseline import FILE as BASELINE
from specflow.parse.baseline import read_baseline, write_baseline
from specflow.report.json import fingerprints
from specflow.rules.table import rules

if TYPE_CHECKING:
    from specflow.flows.ahead import Ahead
    from specflow.flows.changes import Base

FAMILIES = ("SF1", "SF4", "SF5", "SF6", "SF7")


@dataclass(frozen=True)
class Request:
    """What the command was asked."""

    names: tuple[str, ...] = ()
    diff: str | None = None
    options: tracing.Options = tracing.Options()
    update_baseline: bool = False


@dataclass(frozen=True)
class Checked:
    """What a check found: findings that count, what is waived, what is old debt, and lines about the run itself."""

    workspace: ws.Workspace
    project: Project
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    debt: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    fail_on: str = "error"
    changed: frozenset[str] = frozenset()


def check(cwd: Path, request: Request, begun: Ahead | None = None) -> Checked:
    """Check the named specs (none: all); `begun` is code that is being read already.

    Raises `SpecflowError` when there is nothing to check or evidence is missing.
    """
    workspace = ws.find(cwd)
    paths = ws.chosen(workspace, request.names, cwd)
    if not paths:
        raise UnreadableInput("there is no spec here, so nothing was checked", slug="no-spec",
                              hint="`specflow draft note.md` makes one.")  # fmt: skip
    base = _base(workspace, request.diff)
    judging = base.workspace if base else workspace
    judged = replace(workspace, config=base.judging) if base else workspace
    same = begun is not None and begun.question.root == workspace.root
    listing = begun.listing if begun is not None and same else tree.listing(workspace.root)
    with tracing.begin(judged, listing, begun) as reading:
        asked = rules(*FAMILIES)  # imported while the other process reads
        project = plans.with_plans(workspace, _loaded(workspace, listing))
        options = replace(request.options, signed=base.signed, signers=base.signers, hold=base.hold) if base else request.options
        traced = tracing.trace(judged, project, options, listing, reading)
    project = _with(traced.project, waivers.expired(project.requirements, options.today), base.loosened if base else ())
    findings = _chosen(found_by(asked, project), project, paths)
    if base is not None:
        from specflow.flows import changes

        findings = changes.touched(findings, traced, base)
    return _settled(workspace, judging, project, findings, request, traced, base)


def _loaded(workspace: ws.Workspace, listing: tree.Listing) -> Project:
    """Every spec, as a run before understood the same text where there was one."""
    if not cachefile.believed(listing):
        return ws.load(workspace, ws.all_specs(workspace))
    remembering = Remembering(workspace.root)
    project = ws.load(workspace, ws.all_specs(workspace), read=remembering)
    remembering.save()
    return project


def _base(workspace: ws.Workspace, name: str | None) -> Base | None:
    if not name:
        return None
    from specflow.flows import changes

    return changes.compare(workspace, name)


def _with(project: Project, *more: object) -> Project:
    extra = [problem for group in more for problem in group if isinstance(problem, Problem)]  # type: ignore[attr-defined]
    return replace(project, extra_problems=(*project.extra_problems, *extra))


def _chosen(findings: Sequence[Finding], project: Project, paths: Sequence[str]) -> tuple[Finding, ...]:
    """With some of the specs named: only what belongs to them. A trace always looks at all, or ids would seem unknown."""
    if len(paths) == len(project.specs):
        return tuple(findings)
    features = {spec.feature for file, spec in project.understood if file.path in paths}
    others = {spec.feature for file, spec in project.understood if file.path not in paths}
    return tuple(
        finding
        for finding in findings
        if finding.at.path in paths
        or any(one.at.path in paths for one in finding.related)
        or (finding.requirement or "").partition("/")[0] in features
        or not ((finding.requirement or "").partition("/")[0] in others or finding.at.path.endswith("/spec.yaml"))
    )


def _settled(
    workspace: ws.Workspace, judging: ws.Workspace, project: Project, findings: Sequence[Finding], request: Request,
    traced: tracing.Tracing, base: Base | None,
) -> Checked:  # fmt: skip
    marks = fingerprints(findings)
    notes: list[str] = []
    if request.update_baseline:
        notes += _ratcheted(workspace, findings, marks)
    known = base.baseline if base else _baseline(workspace)
    placed = base.waiving if base else tuple(project.requirements)
    settled = waivers.settle(findings, marks, placed, known, request.options.today)
    setting = request.options.enforce or judging.config.trace.enforce
    notes = [*traced.code.notes, *(base.lane if base else ()), *_toothless(setting, project), *notes]
    notes += _without_effect(workspace)
    if settled.waived:
        notes.append(f"waived: {len(settled.waived)}")
    if settled.debt:
        notes.append(f"known debt in {BASELINE}: {len(settled.debt)}")
    changed = frozenset(base.change.changed) if base else frozenset()
    return Checked(workspace, project, settled.counting, settled.waived, settled.debt, tuple(notes),
                   judging.config.check.fail_on, changed)  # fmt: skip


def _toothless(setting: str, project: Project) -> tuple[str, ...]:
    """A word where settled requirements gate nothing because nobody has signed: a green run would look like more than it is."""
    states = project.trace.states if project.trace else ()
    if setting != "approved" or any(state.enforced for state in states):
        return ()
    final = sum(placed.requirement.status == "final" for placed in project.requirements)
    said = f"nothing gates yet: {final} final, none signed (`specflow approve`); `--enforce final` judges by status"
    return (said,) if final else ()


def _without_effect(workspace: ws.Workspace) -> Iterator[str]:
    """A word where a setting is misspelt: whoever wrote it takes it that this run heeds it."""
    if number := len(workspace.problems):
        said = f"{number} settings that are unknown, the first:" if number > 1 else "a setting that is unknown:"
        yield f"no effect: {said} {workspace.problems[0].at}: {workspace.problems[0].message}"


def _ratcheted(workspace: ws.Workspace, findings: Sequence[Finding], marks: Sequence[str]) -> Iterator[str]:
    """Write the baseline: all of today's findings where there is none yet, otherwise those of it that are still there."""
    target = workspace.root / BASELINE
    old = _baseline(workspace) if target.is_file() else frozenset(marks)
    kept = [(finding, mark) for finding, mark in zip(findings, marks, strict=True) if mark in old]
    disk.replace(target, write_baseline([one for one, _ in kept], [mark for _, mark in kept]).encode())
    if more := len(findings) - len(kept):
        new = f"{more} new finding{'s' if more > 1 else ''}"
        yield f"{new} not taken into {BASELINE}: it may only shrink (delete it to start anew)"


def _baseline(workspace: ws.Workspace) -> frozenset[str]:
    target = workspace.root / BASELINE
    if not target.is_file():
        return frozenset()
    known, problems = read_baseline(ws.as_text(disk.read_bytes(target)))
    if problems:
        raise UnreadableInput(f"{BASELINE}: {problems[0].message}", slug="baseline", hint=problems[0].help)
    return known
