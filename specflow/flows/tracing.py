"""Tracing a workspace: read its code, its evidence and its locks, and join them with the specs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from specflow.adapters import cache, cachefile, disk, tree
from specflow.analysis.approval.findings import in_code
from specflow.analysis.fingerprint import fingerprint
from specflow.analysis.trace import links
from specflow.analysis.trace.assemble import Assembled, Parts, assemble, text_digests
from specflow.analysis.trace.join import Joined
from specflow.analysis.trace.places import Place, layout, placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.flows import ahead, approvals
from specflow.flows import evidence as evidence_flow
from specflow.flows import workspace as ws
from specflow.flows.evidence_then import Recall
from specflow.model.code import CodeFile, Definition
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Placed, Project
from specflow.model.trace import CheckState, Trace
from specflow.parse.lock import Accepted, read_lock

if TYPE_CHECKING:
    from specflow.flows.checks_judge import Seen
    from specflow.flows.reached import Reach


@dataclass(frozen=True)
class Options:
    """How to trace: which evidence (none: what the configuration names), what gates, and whether this is a release."""

    evidence: tuple[str, ...] = ()
    enforce: str | None = None
    release: bool = False
    today: str = "1970-01-01"
    digests: bool = False
    """Fingerprint every link, for who is going to write them down."""
    signed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """feature -> requirements that the base of a change had signed: they gate whatever the change did to the signatures."""
    signers: bytes | None = None
    """The keys that may sign where the base of a change says so: one that the change adds does not count yet."""
    hold: Callable[..., Project] = lambda project, **_: project
    """(project, release=…) -> the specs as a change is judged by: at least as binding as at its base."""


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
    code: Code
    assembled: Assembled
    accepted: tuple[Accepted, ...]

    @property
    def project(self) -> Project:
        """The project, its trace and its problems."""
        return self.assembled.project

    @property
    def trace(self) -> Trace:
        """What was found."""
        return self.assembled.trace

    @property
    def register(self) -> Register:
        """Every id there is."""
        return self.assembled.register

    @property
    def joined(self) -> Joined:
        """Claims and their results."""
        return self.assembled.joined

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text fingerprint of every requirement, by full id."""
        return text_digests(self.project)


def begin(workspace: ws.Workspace, listing: tree.Listing, begun: ahead.Ahead | None = None) -> cache.Reading:
    """Start to read the source and test files, or go on with what was begun; use it in a `with` around the rest."""
    asked = ahead.Question(workspace.root, layout(workspace.config), workspace.config.trace.untraced != "public")
    return begun.reading if begun is not None and begun.question == asked else ahead.read(asked, listing)


def read_code(
    workspace: ws.Workspace, project: Project, claiming: frozenset[str] = frozenset(), listing: tree.Listing | None = None,
    reading: cache.Reading | None = None,
) -> Code:  # fmt: skip
    """Scan every source and test file that carries a tag, is named by a map, lies in a scope, or is among `claiming`."""
    listing = listing or tree.listing(workspace.root)
    with reading or begin(workspace, listing) as begun:
        found = begun.finish(_wanted(workspace, project, claiming, listing))
    place = placing(workspace.config)
    closed = [one for one in listing.skipped if place(f"{one.path}/x") is not Place.NEITHER]
    skipped = [one for one in (*closed, *found.skipped) if _is_odd(one)]
    problems = tuple(
        Problem("unreadable-code", f"{one.path} was not looked into: {one.why}", Location(one.path)) for one in skipped
    )
    by_path = {file.path: file for file in found.files}
    return Code(workspace, by_path, found.looked_at, listing.notes, problems)


def _is_odd(one: tree.Skipped) -> bool:
    """Whether it is a surprise that a file was not looked into: also where its name is that of code and its bytes are not."""
    if one.why != "binary":
        return one.why.startswith(("unreadable", "too large"))
    from specflow.parse.code.languages import UNKNOWN, language_of

    return language_of(one.path) is not UNKNOWN


def _wanted(
    workspace: ws.Workspace, project: Project, claiming: frozenset[str], listing: tree.Listing
) -> Callable[[str], bool]:  # fmt: skip
    """Of which files all definitions are wanted."""
    register = Register.of(spec for _, spec in project.understood)
    mapped = {
        target.partition("::")[0]
        for one in project.requirements
        for target in (*one.requirement.implemented_by, *one.requirement.verified_by)
    }
    scopes, place = tuple(register.scopes.values()), placing(workspace.config)
    scoped = [
        path for path in listing.files if scopes and any(covers(path) for covers in scopes) and place(path) is not Place.NEITHER
    ]
    return frozenset(mapped).union(claiming, scoped).__contains__


def seen(workspace: ws.Workspace, project: Project, code: Code) -> Seen:
    """What checks and proofs ask of a trace before it is assembled: links, texts, and which files are source."""
    from specflow.flows.checks_judge import Seen

    place = placing(workspace.config)
    register = Register.of(spec for _, spec in project.understood)
    uses = uses_of(list(code.files.values()), register, place)
    found = links.once([*links.from_uses(uses, _unpinned), *links.mapped(project.requirements, code.files, _unpinned)])
    sources = tuple(path for path in code.files if place(path) is Place.SOURCE)
    return Seen(found, code.text, sources)


def _unpinned(_file: CodeFile, _definition: Definition | None) -> str:
    """Checks and proofs pin whole files themselves."""
    return ""


@dataclass(frozen=True)
class _Shown:
    """What was shown beside tests: states of checks and what is proven, both by full id, and what is wrong with them."""

    states: Mapping[str, Sequence[CheckState]] = field(default_factory=dict)
    proven: Mapping[str, bool] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


def _shown(workspace: ws.Workspace, project: Project, code: Code) -> _Shown:
    """What checks and proofs say; without either it costs nothing, not even their modules."""
    other = bool(workspace.config.evidence.sarif)
    checked = any(
        any(one.checks for one in spec.requirements) or any(one.checks for one in spec.metrics) for _, spec in project.understood
    )
    if not other and not checked and not (workspace.root / ws.PROOFS).is_dir():
        return _Shown()
    from specflow.flows import checks as checks_flow
    from specflow.flows import proofs

    looked = seen(workspace, project, code)
    judged = checks_flow.outcomes(workspace, project, looked)
    if other:
        checks_flow.add_sarif(judged, workspace, project, looked)
    known = proofs.known(workspace, project, looked.links, judged.states)
    return _Shown(judged.states, known.proven, (*judged.problems, *known.problems))


def _reach(workspace: ws.Workspace, project: Project, code: Code) -> Reach | None:
    """What coverage reports say; without any it costs nothing."""
    if not workspace.config.evidence.coverage:
        return None
    from specflow.flows import reached

    return reached.read(workspace, seen(workspace, project, code).links, code.files)


def enforcement(setting: str, signed: Mapping[str, frozenset[str]]) -> Callable[[Placed], bool]:
    """Which requirements gate: by status, by signature (once signed, for ever), or none."""
    if setting == "final":
        return lambda placed: placed.requirement.status == "final"
    if setting == "approved":
        return lambda placed: placed.requirement.id in signed.get(placed.spec.feature, frozenset())
    return lambda _: False


def trace(
    workspace: ws.Workspace, project: Project, options: Options, listing: tree.Listing | None = None,
    reading: cache.Reading | None = None,
) -> Tracing:  # fmt: skip
    """Join specs, code and evidence; `reading` is one that began before. Raises `SpecflowError` when evidence that was asked
    for is missing."""
    listing = listing or tree.listing(workspace.root)
    reports, problems = evidence_flow.read_reports(workspace, options.evidence, listing)
    claiming = frozenset(result.path for report in reports for result in report.results if result.requirements)
    held = options.hold(project, release=options.release)
    code = read_code(workspace, held, claiming, listing, reading)
    accepted, broken = read_locks(workspace, project)
    signatures = approvals.read(workspace, project, options.signers)
    setting = options.enforce or workspace.config.trace.enforce
    more = [*problems, *broken, *code.problems]
    signed = _once(signatures.signed, options.signed)
    if setting == "approved":
        gone = approvals.vanished(workspace, project, signatures, cache=cachefile.believed(listing))
        signed = _once(signed, gone.signed)
        more += [*approvals.problems(workspace, project, signatures), *(() if options.signed else gone.problems)]
    enforced = enforcement(setting, signed)
    shown = _shown(workspace, project, code)
    reach = _reach(workspace, project, code)
    more += [*shown.problems, *(reach.problems if reach else ())]
    project = replace(project, config=workspace.config, extra_problems=(*project.extra_problems, *more))
    parts = Parts(
        code.files, code.digest, code.looked_at, reports, accepted, shown.states, shown.proven, digests=options.digests,
        coverage=reach.reports if reach else (), structures=reach.files if reach else {}, recall=Recall(workspace, project),
    )  # fmt: skip
    made = assemble(replace(project, specs=held.specs), parts, enforced, release=options.release)
    made = replace(made, project=replace(made.project, specs=project.specs))
    if setting == "approved" and any(signatures.signed.values()):
        unsigned = tuple(in_code(made.trace.uses, signed))
        made = replace(made, project=replace(made.project, extra_problems=(*made.project.extra_problems, *unsigned)))
    return Tracing(workspace, code, made, accepted)


def _once(*signed: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    features = {feature for one in signed for feature in one}
    return {feature: frozenset().union(*(one.get(feature, frozenset()) for one in signed)) for feature in features}


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
