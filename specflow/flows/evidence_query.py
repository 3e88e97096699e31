"""What there is of evidence, several reports as one, and what a change asks to be tried again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.adapters import disk
from specflow.analysis.evidence import judging
from specflow.analysis.trace import links
from specflow.analysis.trace.join import Judge, join
from specflow.analysis.trace.resolve import Register, resolve
from specflow.errors import UnreadableInput
from specflow.flows import changes, evidence, tracing
from specflow.flows import workspace as ws
from specflow.flows.evidence_run import Recorded
from specflow.flows.evidence_stamp import Known, commit_of, known_of, tests_of
from specflow.model.change import Change
from specflow.model.code import Definition, Precision, Relation, TagId
from specflow.model.evidence import Freshness, Report, Result
from specflow.model.finding import Problem
from specflow.model.ids import FULL_ID_RE
from specflow.model.trace import Link, Standing
from specflow.parse.code.scan import scan
from specflow.parse.evidence.merge import merge
from specflow.parse.evidence.recorded import write_recorded


def merged(cwd: Path, names: Sequence[str], rerun: Sequence[str], output: str) -> Recorded:
    """Several reports as one file; `rerun` are those that repeat tests of the others."""
    workspace = ws.find(cwd)
    reports = [*_understood(workspace, names), *(one._replace(rerun=True) for one in _understood(workspace, rerun))]
    report = merge(reports)
    disk.replace(cwd / output, write_recorded(report))
    return Recorded(report.exit, workspace.relative(cwd / output), report)


def _understood(workspace: ws.Workspace, names: Sequence[str]) -> tuple[Report, ...]:
    """The reports in these files. Raises `UnreadableInput` for one that is none, and for one that git tracks: what is made of
    it would count, though it does not."""
    reports, problems = evidence.read_reports(workspace, names) if names else ((), ())
    for problem in problems:
        raise UnreadableInput(problem.message, slug=problem.kind, hint=problem.help)
    for report in reports:
        if report.tracked:
            raise UnreadableInput(f"git tracks {report.path}, so it proves nothing and is not merged", slug="tracked-evidence",
                                  hint="Remove it from git (`git rm --cached`), ignore it, and let CI write it.")  # fmt: skip
    return reports


_STALEST_FIRST = (Freshness.STALE, Freshness.UNKNOWN, Freshness.FRESH)


class Shown(NamedTuple):
    """A report and how many of its claiming tests are fresh, stale and of unknown freshness."""

    report: Report
    freshness: dict[Freshness, int]


def shown(cwd: Path, names: Sequence[str]) -> tuple[ws.Workspace, tuple[Shown, ...], tuple[Problem, ...]]:
    """The reports of the workspace (or those named), and what is wrong with some."""
    workspace = ws.find(cwd)
    reports, problems = evidence.read_reports(workspace, names)
    if not reports:
        return workspace, (), problems
    known = known_of(workspace)
    commit, dirty = commit_of(workspace.root)
    head = "" if dirty else commit
    return workspace, tuple(Shown(report, _counted(workspace, report, known, head)) for report in reports), problems


def _counted(workspace: ws.Workspace, report: Report, known: Known, head: str) -> dict[Freshness, int]:
    """Claiming tests by freshness; one that claims several requirements is as stale as the stalest."""
    digests = known.digests
    judge = judging(known.links, known.texts, digests | tests_of(workspace, report, digests), head)
    counts = dict.fromkeys(Freshness, 0)
    for result in report.results:
        claims = [link for id_ in result.requirements if (link := _link(id_, result, known.register))]
        if claims and result.path:
            found = {judge(report, result, link) for link in claims}
            counts[next(one for one in _STALEST_FIRST if one in found)] += 1
        elif result.requirements and not claims:
            counts[Freshness.UNKNOWN] += 1
    for one in _tagged(report, known, judge):
        counts[one] += 1
    return counts


def _tagged(report: Report, known: Known, judge: Judge) -> Iterator[Freshness]:
    """The tests whose place a tag, a title or the spec's map knows better than the report, each as stale as its stalest claim."""
    silent = report._replace(results=tuple([one for one in report.results if not (one.requirements and one.path)]))
    found: dict[str, set[Freshness]] = {}
    for claim in join(links.once(known.links), [silent], known.register, judge).claims if silent.results else ():
        if claim.report:
            found.setdefault(claim.link.target, set()).add(claim.freshness)
    return (next(one for one in _STALEST_FIRST if one in several) for several in found.values())


def _link(id_: str, result: Result, register: Register) -> Link | None:
    """The claim of a result, when the id means a requirement of this workspace."""
    match = FULL_ID_RE.fullmatch(id_)
    if match is None:
        return None
    standing, meant, _ = resolve(TagId(match["feature"] or "", match["id"], 1, 1), result.path, register, proves=True)
    if standing is not Standing.RESOLVED:
        return None
    return Link(meant, Relation.VERIFIES, result.path, result.line, result.symbol, Precision.DEFINITION, "marker")


class AffectedTests(NamedTuple):
    """What a change since `base` touches: full ids, and the tests that are known to claim them, as `path::symbol`."""

    base: str
    requirements: tuple[str, ...]
    tests: tuple[str, ...]


def affected(cwd: Path, revision: str) -> AffectedTests:
    """Requirements whose text, tagged code, tests or reached code changed. Raises `SpecflowError` when git cannot tell."""
    workspace = ws.find(cwd)
    base = changes.compare(workspace, revision)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    traced = tracing.trace(workspace, project, tracing.Options(digests=True))
    found = [*traced.trace.links, *(claim.link for claim in traced.joined.claims)]
    moved = {link.target for link in found if _touched(traced, link, base.change)}
    known = set(traced.texts)
    ids = set(base.reworded) | {link.requirement for link in found if link.target in moved}
    ids |= {claim.link.requirement for claim in traced.joined.claims if moved & set(claim.reached)}
    tests = {link.target for link in found if link.relation is Relation.VERIFIES and link.requirement in ids and link.target}
    return AffectedTests(base.change.base, tuple(sorted(ids & known)), tuple(sorted(tests)))


def _touched(traced: tracing.Tracing, link: Link, change: Change) -> bool:
    if link.path not in change.changed:
        return False
    definition = link.definition or _defined(traced, link)
    return definition is None or change.touches(link.path, definition.start, definition.end)


def _defined(traced: tracing.Tracing, link: Link) -> Definition | None:
    """The test that claims by a mark: its file need not have been scanned."""
    if not link.symbol:
        return None
    file = traced.trace.files.get(link.path) or scan(link.path, traced.code.text(link.path), definitions=True)
    return links.defined(file, link.symbol)
