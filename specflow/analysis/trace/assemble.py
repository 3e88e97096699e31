"""A trace from its parts: specs, scanned files, reports and the lock. Values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from specflow.analysis.evidence import Recall, judging
from specflow.analysis.fingerprint import text_digest
from specflow.analysis.trace import coverage, ladder, links, lock
from specflow.analysis.trace.join import Joined, join
from specflow.analysis.trace.links import Digest
from specflow.analysis.trace.places import placing
from specflow.analysis.trace.reach import with_coverage
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.model.code import CodeFile, Definition
from specflow.model.evidence import Report
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Placed, Project
from specflow.model.reach import Coverage
from specflow.model.trace import CheckState, RequirementState, Trace
from specflow.parse.lock import Accepted


@dataclass(frozen=True)
class Parts:
    """What a trace is made of. `files` by path; `checks` and `proven` by full id."""

    files: Mapping[str, CodeFile]
    digest: Digest
    looked_at: int
    reports: Sequence[Report] = ()
    accepted: Sequence[Accepted] = ()
    checks: Mapping[str, Sequence[CheckState]] = field(default_factory=dict)
    proven: Mapping[str, bool] = field(default_factory=dict)
    digests: bool = False
    """Fingerprint every link, whether anything compares them or not."""
    coverage: Sequence[Coverage] = ()
    structures: Mapping[str, CodeFile] = field(default_factory=dict)
    """With coverage: the files of tagged code with all their definitions."""
    recall: Recall | None = None


@dataclass(frozen=True)
class Assembled:
    """The project with its trace, the register of ids, and the join behind it."""

    project: Project
    trace: Trace
    register: Register
    joined: Joined


def text_digests(project: Project) -> dict[str, str]:
    """The text fingerprint of every requirement, by full id."""
    return {one.full_id: text_digest(one.requirement, one.spec.parameters) for one in project.requirements}


def assemble(project: Project, parts: Parts, enforced: Callable[[Placed], bool], *, release: bool = False) -> Assembled:
    """Join everything; what is wrong with evidence and links joins the project's problems."""
    config = project.config
    register = Register.of(spec for _, spec in project.understood)
    place = placing(config)
    files = list(parts.files.values())
    uses = tuple(uses_of(files, register, place))
    placed = tuple(project.requirements)
    counting = [report for report in parts.reports if not report.tracked]
    digest = parts.digest if _compares(counting, parts) else _no_digest
    found = links.once([*links.from_uses(uses, digest), *links.mapped(placed, parts.files, digest)])
    texts = text_digests(project)
    joined = join(found, counting, register, judging(found, texts, recall=parts.recall), parts.files)
    ran = with_coverage(joined.claims, found, {**parts.files, **parts.structures}, parts.coverage)
    joined = replace(joined, claims=ran.claims)
    states = ladder.states_of(
        placed, found, joined.claims, parts.checks, parts.proven, enforced, config.check,
        release=release, require_digests=config.evidence.require_digests, executed=ran.executed,
    )  # fmt: skip
    gating = frozenset(one.spec.feature for one in placed if enforced(one))
    untraced, traced, every = coverage.untraced_in(files, found, register, gating, place, config.trace.untraced)
    trace = Trace(uses, found, states, parts.files, untraced, traced, every, parts.looked_at, len(counting), joined.idle)
    told = {(use.file.path, use.id.id) for use in trace.unresolved}
    suspects = _suspects(project, states, texts, parts.accepted)
    problems = (*_tracked(parts.reports), *_evidence(joined, told), *_elsewhere(ran.unmatched), *suspects)
    project = replace(project, trace=trace, extra_problems=(*project.extra_problems, *problems))
    return Assembled(project, trace, register, joined)


def _compares(reports: Sequence[Report], parts: Parts) -> bool:
    """Whether anything is there to compare fingerprints with: they cost more than all the rest of a trace."""
    return parts.digests or bool(parts.accepted) or any(report.commit or report.digests for report in reports)


def _no_digest(_: CodeFile, __: Definition | None) -> str:
    return ""


def _suspects(
    project: Project, states: Sequence[RequirementState], texts: Mapping[str, str], accepted: Sequence[Accepted]
) -> tuple[Problem, ...]:
    if not accepted:
        return ()
    places = {one.full_id: one.at("text") for one in project.requirements}
    return tuple(lock.suspects(states, texts, accepted, places))


def _tracked(reports: Sequence[Report]) -> list[Problem]:
    return [
        Problem("tracked-evidence", "git tracks this report, so it proves nothing and was not counted", Location(report.path))
        for report in reports
        if report.tracked
    ]


def _elsewhere(reports: Sequence[Coverage]) -> list[Problem]:
    message = "none of the {} files it names is one that a requirement is tagged in"
    return [Problem("unmatched-report", message.format(len(one.ran)), Location(one.path)) for one in reports]


def _evidence(joined: Joined, told: Collection[tuple[str, str]]) -> list[Problem]:
    """What is wrong with results; an id in `told` is an unresolved tag, which has a finding of its own."""
    problems = []
    for one in joined.unresolved:
        if (one.result.path, one.id.rpartition("/")[2]) in told:
            continue
        meant = f"; did you mean `{one.meant}`?" if one.meant else ""
        at = Location(one.result.path, max(1, one.result.line)) if one.result.path else Location(one.report.path)
        problems.append(Problem("unknown-claim", f"`{one.result.name}` claims `{one.id}`: {one.why}{meant}", at))
    for two in joined.ambiguous:
        at = Location(two.link.path, two.link.line)
        names = ", ".join(f"`{name}`" for name in two.names[:4])
        message = f"`{two.link.symbol}` could be any of {names} in {two.report.path}"
        problems.append(Problem("ambiguous-evidence", message, at, requirement=two.link.requirement))
    for report in joined.unmatched:
        first = f", such as `{report.results[0].name}`," if report.results else ""
        message = f"none of its {len(report.results)} results{first} belongs to a test that claims a requirement"
        problems.append(Problem("unmatched-report", message, Location(report.path)))
    return problems
