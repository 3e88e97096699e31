"""What other analysers say of requirements: SARIF files that the configuration names, as one more kind of check."""

from __future__ import annotations

from collections.abc import Iterator

from specflow.adapters import disk
from specflow.analysis.trace.resolve import Register, resolve
from specflow.errors import SpecflowError
from specflow.flows import evidence as evidence_flow
from specflow.flows import workspace as ws
from specflow.flows.kept import counting, written
from specflow.model.code import Relation, TagId
from specflow.model.evidence import Outcome
from specflow.model.finding import Problem
from specflow.model.ids import FULL_ID_RE
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.trace import CheckState, Link, Standing
from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.sarif import Ruled, read_sarif
from specflow.parse.evidence.common import relative, unreadable

MOST_BYTES = 50_000_000
KIND = "sarif"
UNCONTROLLED = "no spoilt input was tried, so nothing shows that it could"
"""specflow does not run these analysers, so it cannot run them on spoilt code either: they have no negative control."""


def states(
    workspace: ws.Workspace, project: Project, links: tuple[Link, ...]
) -> tuple[list[tuple[str, CheckState]], list[Problem]]:
    """(full id, state) for every rule that names a requirement, and what is wrong with the files."""
    register = Register.of(spec for _, spec in project.understood)
    found: list[tuple[str, CheckState]] = []
    problems: list[Problem] = []
    named = {pattern: tuple(evidence_flow.matching(workspace.root, pattern)) for pattern in workspace.config.evidence.sarif}
    for pattern, matched in named.items():
        if not matched:  # else an analyser that was not started would pass everything
            message = f"`{pattern}` under `[evidence] sarif` names no file: the analyser did not run"
            problems.append(Problem("check-not-run", message, Location(ws.FILE)))
    reports, tracked = counting(workspace, (path for matched in named.values() for path in matched))
    problems += tracked
    for name, path in reports.items():
        at = Location(name)
        try:
            rows = read_sarif(name, disk.read_bytes(path, MOST_BYTES))
        except (Unreadable, SpecflowError) as problem:
            problems.append(unreadable(name, str(problem)))
            continue
        if not rows:
            problems.append(Problem("unmatched-report", "none of its rules names a requirement", at))
        for row in rows:
            full, why = _meant(row.requirement, register)
            if why:
                problems.append(Problem("unknown-claim", f"the rule `{row.rule}` names `{row.requirement}`: {why}", at))
            else:
                found.append((full, _state(workspace, row, at, _newer(workspace, full, links, name))))
    return found, problems


def _meant(id_: str, register: Register) -> tuple[str, str]:
    """(full id, nothing), or (nothing, why it is none)."""
    match = FULL_ID_RE.fullmatch(id_)
    assert match is not None  # noqa: S101 - the reader gives ids only
    standing, meant, why = resolve(TagId(match["feature"] or "", match["id"], 1, 1), "", register)
    return (meant, "") if standing is Standing.RESOLVED else ("", why)


def _newer(workspace: ws.Workspace, full: str, links: tuple[Link, ...], name: str) -> bool:
    mine = (link.path for link in links if link.requirement == full and link.relation is Relation.IMPLEMENTS)
    return any(written(workspace.root / path) > written(workspace.root / name) for path in mine)


def _state(workspace: ws.Workspace, row: Ruled, report: Location, newer: bool) -> CheckState:
    who = f"`{row.rule}` of {row.tool}"
    if newer:
        return CheckState(KIND, Outcome.STALE, "", f"{report.path} is older than the code it speaks of", report, "", "stale")
    if not row.ran:
        return CheckState(KIND, Outcome.NOT_RUN, "", f"{row.tool} says that it did not end well", report, "", "no-engine")
    if not row.found:
        return CheckState(KIND, Outcome.PASSED, "", f"{who} found nothing; {UNCONTROLLED}", report)
    places = list(_places(workspace, row))
    message, _, _ = row.found[0]
    more = f", and {len(row.found) - 1} more" if len(row.found) > 1 else ""
    return CheckState(KIND, Outcome.FAILED, "", f"{who}: {message}{more}", places[0] if places else report, "", "failed")


def _places(workspace: ws.Workspace, row: Ruled) -> Iterator[Location]:
    for _, uri, line in row.found:
        path = relative(uri, str(workspace.root))
        if path and disk.inside(workspace.root, path) is not None:
            yield Location.on_line(path, line)
