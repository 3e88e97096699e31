"""A change and its base: what the base demanded, what the change touches, and which lane that puts it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specflow.adapters import git_diff
from specflow.analysis import holding, loosening
from specflow.analysis.fingerprint import text_digest
from specflow.analysis.loosening import in_configuration, in_specs
from specflow.analysis.trace.assemble import text_digests
from specflow.analysis.trace.places import placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.flows import approvals, tracing
from specflow.flows import workspace as ws
from specflow.model.change import Change
from specflow.model.config import Config
from specflow.model.finding import Finding, Problem, Severity
from specflow.model.location import Location
from specflow.model.project import Placed, Project, SpecFile
from specflow.model.spec import Spec
from specflow.model.trace import Standing, Use
from specflow.parse.baseline import FILE as BASELINE
from specflow.parse.baseline import read_baseline
from specflow.parse.code.markers import scan_claims
from specflow.parse.code.needles import NEEDLES
from specflow.parse.config import read_config
from specflow.parse.yaml import decode

SHIFT = 200
"""Lines by which a definition may have moved between base and head and still count as touched."""
ALWAYS = ("SF610", "SF416", "SF504", "SF505", "SF506", "SF508", "SF603", "SF604")
"""Findings about the change or the run as a whole: they count wherever they stand."""


@dataclass(frozen=True)
class Base:
    """The base of a change: its demands (configuration, specs, baseline, waivers) and the change itself."""

    workspace: ws.Workspace
    specs: dict[str, Spec]
    change: Change
    baseline: frozenset[str]
    waiving: tuple[Placed, ...]
    loosened: tuple[Problem, ...]
    reworded: frozenset[str]
    """Full ids whose text is new or differs from the base's."""
    altered: frozenset[str]
    """Full ids of which anything differs from the base: a status, a map, a check."""
    gone: frozenset[str]
    """Full ids that the base had and the head has not."""
    signed: dict[str, frozenset[str]]
    """feature -> requirements that were ever signed at the base: they gate whatever the change did to the records."""
    signers: bytes | None
    """The keys that may sign; None where none is asked for."""
    judging: Config
    """The head's configuration under the base's demands."""

    def hold(self, project: Project, *, release: bool) -> Project:
        """The head's specs under the base's demands."""
        return holding.project(project, self.specs, self.judging, release=release)

    @property
    def lane(self) -> tuple[str, ...]:
        """What the change has to bring, in one line."""
        if self.reworded or self.gone:
            names = ", ".join(sorted(self.reworded | self.gone)[:6])
            return (f"lane: sign-off (the text of {names} changed against {self.change.base[:10]})",)
        if self.change.changed or self.change.removed:
            return (f"lane: evidence only (code changed, no requirement text, against {self.change.base[:10]})",)
        return (f"lane: nothing to do (no difference to {self.change.base[:10]})",)


def compare(workspace: ws.Workspace, revision: str) -> Base:
    """The base of the working tree. Raises `SpecflowError` when git cannot tell."""
    change = git_diff.change_since(workspace.root, revision)
    config = _config_at(workspace, change.base)
    files = tuple(_specs_at(workspace, config, change.base))
    specs = {file.spec.feature: file.spec for file in files if file.spec}
    head = ws.load(workspace, ws.all_specs(workspace), frozenset())
    known = git_diff.text_at(workspace.root, change.base, BASELINE)
    old, _ = read_baseline(known.decode("utf-8", "replace")) if known is not None else (frozenset[str](), ())
    loosened = (*in_configuration(config, workspace.config, ws.FILE), *in_specs(specs, head.specs), *_grown(workspace, old),
                *loosening.vanished(specs, head.specs, config),
                *approvals.lost(workspace, change.base, head, config.specs))  # fmt: skip
    before, after = _texts(specs), text_digests(head)
    reworded = frozenset(id_ for id_, digest in after.items() if before.get(id_) != digest)
    gone = frozenset(before) - frozenset(after)
    waiving = tuple(Project(config, files).requirements)
    old_ones = {one.full_id: one.requirement for one in waiving}
    altered = frozenset(one.full_id for one in head.requirements if old_ones.get(one.full_id) != one.requirement)
    base = ws.Workspace(workspace.root, config)
    signed = approvals.signed_at(workspace, change.base, specs.values(), config.specs)

    def new() -> Iterator[str]:
        there = frozenset(git_diff.files_at(workspace.root, change.base, ""))
        yield from sorted(path for path in change.changed if path not in there)

    judging = holding.configuration(config, workspace.config, new)
    return Base(base, specs, change, old, waiving, tuple(loosened), reworded, altered, gone, signed,
                approvals.signers_at(workspace, change.base, config), judging)  # fmt: skip


def _texts(specs: dict[str, Spec]) -> dict[str, str]:
    return {
        spec.full_id(one.id): text_digest(one, spec.parameters) for spec in specs.values() for one in spec.requirements
    }


def _config_at(workspace: ws.Workspace, commit: str) -> Config:
    for name, table in ((ws.FILE, None), ("pyproject.toml", "tool.specflow")):
        data = git_diff.text_at(workspace.root, commit, name)
        if data is not None and (table is None or b"[tool.specflow" in data):
            return read_config(name, data.decode("utf-8", "replace"), table=table)[0]
    return Config()


def _specs_at(workspace: ws.Workspace, config: Config, commit: str) -> Iterator[SpecFile]:
    for path in git_diff.files_at(workspace.root, commit, config.specs):
        if path.endswith("/spec.yaml") and path.count("/") == config.specs.count("/") + 2:
            data = git_diff.text_at(workspace.root, commit, path)
            if data is not None and not isinstance(decode(path, data), Problem):
                yield ws.understood(path, data)


def _grown(workspace: ws.Workspace, old: frozenset[str]) -> Iterator[Problem]:
    target = workspace.root / BASELINE
    if target.is_file():
        now, _ = read_baseline(target.read_text(encoding="utf-8", errors="replace"))
        if more := len(now - old):
            message = f"the baseline grows by {more} finding{'s' if more > 1 else ''}"
            help_ = "A baseline may only shrink; mend the findings, or have the growth reviewed."
            yield Problem("loosened", message, Location(BASELINE), help=help_)


def touched(findings: Sequence[Finding], traced: tracing.Tracing, base: Base) -> tuple[Finding, ...]:
    """The findings that the change answers for: on its lines, on definitions it touches, or of requirements it changes."""
    once = tuple(_once_here(traced, base))
    changed = base.reworded | base.gone | base.altered | _through_code(traced, base.change) | {use.meant for _, use in once}
    untagged = frozenset((path, use.tag.owner.name) for path, use in once if use.tag.owner)
    return tuple(
        finding for finding in findings
        if finding.code in ALWAYS or _answers(finding, traced, base, changed) or _untagged(finding, traced, untagged)
    )  # fmt: skip


def _through_code(traced: tracing.Tracing, change: Change) -> frozenset[str]:
    """Requirements whose tagged code or claiming tests the change touches."""
    links = [*traced.trace.links, *(claim.link for claim in traced.joined.claims)]
    return frozenset(
        link.requirement
        for link in links
        if link.path in change.changed
        and (link.definition is None or change.touches(link.path, link.definition.start, link.definition.end))
    )


def _once_here(traced: tracing.Tracing, base: Base) -> Iterator[tuple[str, Use]]:
    """Tags that the changed files had at the base, each with the file's present path: one that was removed leaves a trace
    here only."""
    register = Register.of(base.specs.values())
    change = base.change
    for path in {*change.changed, *change.removed}:
        data = git_diff.text_at(traced.workspace.root, change.base, change.renamed.get(path, path))
        if data is not None and any(needle in data for needle in NEEDLES):
            old = scan_claims(path, ws.as_text(data))
            for use in uses_of([old], register, placing(base.workspace.config)):
                span = use.tag.owner
                touched = path in change.removed or span is None or _near(change, path, span.start, span.end)
                if use.standing is Standing.RESOLVED and touched:
                    yield path, use


def _near(change: Change, path: str, first: int, last: int) -> bool:
    """Whether the change touches lines about there; line numbers of the base may have shifted, so any change nearby counts."""
    runs = change.changed.get(path, ())
    return any(run.first <= last + SHIFT and run.last >= first - SHIFT for run in runs)


def _answers(finding: Finding, traced: tracing.Tracing, base: Base, changed: frozenset[str]) -> bool:
    at = finding.at
    if finding.requirement in changed:
        return True
    if base.change.touches(at.path, at.line, max(at.line, at.end_line)) or _unsound(finding, base):
        return True
    file = traced.trace.files.get(at.path)
    for definition in file.definitions if file else ():
        if definition.start <= at.line <= definition.end and definition.kind in ("function", "method", "test"):
            return base.change.touches(at.path, definition.start, definition.end)
    return finding.code in ("SF403", "SF404") and _names_gone(finding, base)


def _untagged(finding: Finding, traced: tracing.Tracing, names: frozenset[tuple[str, str]]) -> bool:
    """Whether an untraced definition traced at the base: no line of its own need have changed."""
    at = finding.at
    file = traced.trace.files.get(at.path) if finding.code == "SF410" and names else None
    return file is not None and any((at.path, one.name) in names and one.line == at.line for one in file.definitions)


def _unsound(finding: Finding, base: Base) -> bool:
    """What keeps a file that the change touches from being understood may show far from the line that did it."""
    return finding.code.startswith("SF1") and finding.severity is Severity.ERROR and finding.at.path in base.change.changed


def _names_gone(finding: Finding, base: Base) -> bool:
    own = {id_.partition("/")[2] for id_ in base.gone}
    return any(f"`{id_}`" in finding.message for id_ in (*base.gone, *own))
