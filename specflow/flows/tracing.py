"""Tracing a workspace: read its code and its evidence, join them with the specs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from specflow.adapters import disk, tree
from specflow.analysis.approval.findings import in_code
from specflow.analysis.evidence import freshness
from specflow.analysis.fingerprint import fingerprint, text_digest
from specflow.analysis.trace import coverage, ladder, links, lock
from specflow.analysis.trace.join import Joined, join
from specflow.analysis.trace.places import Place, placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.flows import approvals
from specflow.flows import evidence as evidence_flow
from specflow.flows import workspace as ws
from specflow.model.code import CodeFile, Definition
from specflow.model.evidence import Freshness, Report, Result
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Placed, Project
from specflow.model.trace import Link, RequirementState, Trace
from specflow.parse.lock import Accepted, read_lock


@dataclass(frozen=True)
class Options:
    """How to trace: which evidence (none: what the configuration names), what gates, and whether this is a release."""

    evidence: tuple[str, ...] = ()
    enforce: str | None = None
    release: bool = False
    today: str = "1970-01-01"
    signed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """feature -> requirements that the base of a change had signed: they gate whatever the change did to the signatures."""


@dataclass
class Code:
    """The source and test files of a workspace, with fingerprints on demand."""

    workspace: ws.Workspace
    files: Mapping[str, CodeFile]
    looked_at: int
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    _texts: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """A file's text, read once."""
        if path not in self._texts:
            target = disk.inside(self.workspace.root, path)
            self._texts[path] = ws.as_text(disk.read_bytes(target)) if target is not None else ""
        return self._texts[path]

    def digest(self, file: CodeFile, definition: Definition | None) -> str:
        """The fingerprint of a definition; nothing for a whole file, which moves too often to be pinned."""
        if definition is None:
            return ""
        return fingerprint(self.text(file.path), definition, file.language)


@dataclass
class Tracing:
    """A project with its trace, and what the flows around it need."""

    workspace: ws.Workspace
    project: Project
    trace: Trace
    code: Code
    register: Register
    joined: Joined
    accepted: tuple[Accepted, ...]
    place: Callable[[str], Place]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text fingerprint of every requirement, by full id."""
        return text_digests(self.project)


def text_digests(project: Project) -> dict[str, str]:
    """The text fingerprint of every requirement, by full id."""
    return {one.full_id: text_digest(one.requirement, one.spec.parameters) for one in project.requirements}


def read_code(workspace: ws.Workspace, project: Project) -> Code:
    """Scan every source and test file that carries a tag, is named by a map, or lies in an enforced scope."""
    place = placing(workspace.config)
    register = Register.of(spec for _, spec in project.understood)
    mapped = {
        target.partition("::")[0]
        for one in project.requirements
        for target in (*one.requirement.implemented_by, *one.requirement.verified_by)
    }

    def whole(path: str) -> bool:
        return path in mapped or any(covers(path) for covers in register.scopes.values())

    found = tree.scan_tree(workspace.root, lambda path: place(path) is not Place.NEITHER, whole)
    problems = tuple(
        Problem("unreadable-code", f"{path} could not be read: {why}", Location(path)) for path, why in found.skipped
    )
    return Code(workspace, found.files, found.looked_at, found.notes, problems)


def enforcement(setting: str, signed: Mapping[str, frozenset[str]]) -> Callable[[Placed], bool]:
    """Which requirements gate: by status, by signature (once signed, for ever), or none."""
    if setting == "final":
        return lambda placed: placed.requirement.status == "final"
    if setting == "approved":
        return lambda placed: placed.requirement.id in signed.get(placed.spec.feature, frozenset())
    return lambda _: False


def trace(workspace: ws.Workspace, project: Project, options: Options) -> Tracing:
    """Join specs, code and evidence. Raises `SpecflowError` when evidence that was asked for is missing."""
    code = read_code(workspace, project)
    register = Register.of(spec for _, spec in project.understood)
    place = placing(workspace.config)
    files = list(code.files.values())
    uses = tuple(uses_of(files, register, place))
    found = links.once([*links.from_uses(uses, code.digest), *links.mapped(project.requirements, code.files, code.digest)])
    reports, problems = evidence_flow.read_reports(workspace, options.evidence)
    texts = text_digests(project)
    joined = join(found, reports, register, _judge(code, texts))
    config = workspace.config
    signatures = approvals.read(workspace, project)
    setting = options.enforce or config.trace.enforce
    enforced = enforcement(setting, _once(signatures.signed, options.signed))
    states = ladder.states_of(
        project.requirements, found, joined.claims, {}, {}, enforced, config.check,
        release=options.release, require_digests=config.evidence.require_digests,
    )  # fmt: skip
    gating = frozenset(one.spec.feature for one in project.requirements if enforced(one))
    untraced, traced, every = coverage.untraced_in(files, found, register, gating, place, config.trace.untraced)
    accepted, broken = read_locks(workspace, project)
    result = Trace(
        uses, found, states, code.files, untraced, traced, every, code.looked_at,
        sum(not report.tracked for report in reports),
    )  # fmt: skip
    more = [*problems, *broken, *code.problems, *_evidence_problems(joined), *_suspects(project, states, texts, accepted)]
    if setting == "approved":
        more += [*approvals.problems(workspace, project, signatures), *in_code(uses, signatures.signed)]
    project = replace(project, trace=result, extra_problems=(*project.extra_problems, *more))
    return Tracing(workspace, project, result, code, register, joined, accepted, place)


def _once(*signed: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    features = {feature for one in signed for feature in one}
    return {feature: frozenset().union(*(one.get(feature, frozenset()) for one in signed)) for feature in features}


def _judge(code: Code, texts: Mapping[str, str]) -> Callable[[Report, Result, Link], Freshness]:
    def judge(report: Report, result: Result, link: Link) -> Freshness:
        current = {link.target: link.digest, link.requirement: texts.get(link.requirement, "")}
        return freshness(report, result, current)

    del code
    return judge


def _suspects(
    project: Project, states: Sequence[RequirementState], texts: Mapping[str, str], accepted: Sequence[Accepted]
) -> tuple[Problem, ...]:
    places = {one.full_id: one.at("text") for one in project.requirements}
    return tuple(lock.suspects(states, texts, accepted, places))


def read_locks(workspace: ws.Workspace, project: Project) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """What was accepted in every feature's `trace.lock`."""
    accepted: list[Accepted] = []
    problems: list[Problem] = []
    for file, _ in project.understood:
        path = f"{file.folder}/trace.lock".lstrip("/")
        target = disk.inside(workspace.root, path)
        if target is not None and target.is_file():
            found, broken = read_lock(path, ws.as_text(disk.read_bytes(target)))
            accepted += found
            problems += broken
    return tuple(accepted), tuple(problems)


def _evidence_problems(joined: Joined) -> list[Problem]:
    problems = []
    for one in joined.unresolved:
        meant = f"; did you mean `{one.meant}`?" if one.meant else ""
        at = Location(one.result.path or one.report.path, max(1, one.result.line))
        message = f"`{one.result.name}` claims `{one.id}`, which is unknown: {one.why}{meant}"
        problems.append(Problem("unknown-claim", message, at))
    for two in joined.ambiguous:
        at = Location(two.link.path, two.link.line)
        message = f"`{two.link.symbol}` could be any of {', '.join(f'`{name}`' for name in two.names[:4])} in {two.report.path}"
        problems.append(Problem("ambiguous-evidence", message, at, requirement=two.link.requirement))
    for report in joined.unmatched:
        message = f"none of its {len(report.results)} results belongs to a test that claims a requirement"
        problems.append(Problem("unmatched-report", message, Location(report.path)))
    return problems
