"""A trace from its parts: specs, scanned files, reports and the lock. Values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from specflow.analysis.evidence import freshness
from specflow.analysis.fingerprint import text_digest
from specflow.analysis.trace import coverage, ladder, links, lock
from specflow.analysis.trace.join import Joined, Judge, join
from specflow.analysis.trace.links import Digest
from specflow.analysis.trace.places import placing
from specflow.analysis.trace.resolve import Register, uses_of
from specflow.model.code import CodeFile, Definition, Relation
from specflow.model.evidence import Freshness, Report, Result
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Placed, Project
from specflow.model.trace import CheckState, Link, RequirementState, Standing, Trace
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
    recall: Callable[[Report, str, str], str] | None = None
    """(report, key, its fingerprint now) -> its fingerprint when the report was made; empty where nobody knows."""


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
    joined = join(found, counting, register, _judge(texts, found, parts), parts.files)
    states = ladder.states_of(
        placed, found, joined.claims, parts.checks, parts.proven, enforced, config.check,
        release=release, require_digests=config.evidence.require_digests,
    )  # fmt: skip
    gating = frozenset(one.spec.feature for one in placed if enforced(one))
    untraced, traced, every = coverage.untraced_in(files, found, register, gating, place, config.trace.untraced)
    trace = Trace(uses, found, states, parts.files, untraced, traced, every, parts.looked_at, len(counting))
    told = {(use.file.path, use.id.id) for use in uses if use.standing is not Standing.RESOLVED}
    problems = (*_tracked(parts.reports), *_evidence(joined, told), *_suspects(project, states, texts, parts.accepted))
    project = replace(project, trace=trace, extra_problems=(*project.extra_problems, *problems))
    return Assembled(project, trace, register, joined)


def _compares(reports: Sequence[Report], parts: Parts) -> bool:
    """Whether anything is there to compare fingerprints with: they cost more than all the rest of a trace."""
    return parts.digests or bool(parts.accepted) or any(report.commit or report.digests for report in reports)


def _no_digest(_: CodeFile, __: Definition | None) -> str:
    return ""


def _judge(texts: Mapping[str, str], links: Sequence[Link], parts: Parts) -> Judge:
    """A result's proof rests on the requirement's text, on the test, and on all code that implements the requirement."""
    code: dict[str, dict[str, str]] = {}
    for link in links:
        if link.relation is Relation.IMPLEMENTS and link.digest:
            code.setdefault(link.requirement, {})[link.target] = link.digest

    recalled: dict[tuple[str, str], str] = {}

    def then(report: Report, key: str, now: str) -> str:
        if (report.path, key) not in recalled:
            recalled[report.path, key] = parts.recall(report, key, now) if parts.recall else ""
        return recalled[report.path, key]

    def judge(report: Report, result: Result, link: Link) -> Freshness:
        if not report.commit and not report.digests:
            return Freshness.UNKNOWN
        own = {link.target: link.digest, link.requirement: texts.get(link.requirement, "")}
        current = {**code.get(link.requirement, {}), **own}
        known = {key: then(report, key, now) for key, now in current.items() if now and key not in report.digests}
        digests = {**report.digests, **{key: value for key, value in known.items() if value}}
        return freshness(report._replace(digests=digests), result, current)

    return judge


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


def _evidence(joined: Joined, told: Collection[tuple[str, str]]) -> list[Problem]:
    """What is wrong with results; an id in `told` is an unresolved tag, which has a finding of its own."""
    problems = []
    for one in joined.unresolved:
        if (one.result.path, one.id.rpartition("/")[2]) in told:
            continue
        meant = f"; did you mean `{one.meant}`?" if one.meant else ""
        at = Location(one.result.path or one.report.path, max(1, one.result.line))
        problems.append(Problem("unknown-claim", f"`{one.result.name}` claims `{one.id}`: {one.why}{meant}", at))
    for two in joined.ambiguous:
        at = Location(two.link.path, two.link.line)
        names = ", ".join(f"`{name}`" for name in two.names[:4])
        message = f"`{two.link.symbol}` could be any of {names} in {two.report.path}"
        problems.append(Problem("ambiguous-evidence", message, at, requirement=two.link.requirement))
    for report in joined.unmatched:
        message = f"none of its {len(report.results)} results belongs to a test that claims a requirement"
        problems.append(Problem("unmatched-report", message, Location(report.path)))
    return problems
