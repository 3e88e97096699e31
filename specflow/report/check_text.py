"""A check for people: by requirement, the worst first, each with its place and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.trace import RUNGS, RequirementState, Trace
from specflow.report.summary import counted, in_words
from specflow.report.text import Paint, clean, plain

Shown = Callable[[str], str]


def render_check(
    project: Project, findings: Sequence[Finding], paint: Paint = plain, shown: Shown = str, notes: Sequence[str] = ()
) -> str:
    """`notes` are lines about the run itself: its lane, what was waived, what the baseline holds."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.requirement or finding.at.path, []).append(finding)
    states = {state.id: state for state in project.trace.states} if project.trace else {}
    ordered = sorted(groups.items(), key=lambda group: (min(f.severity.rank for f in group[1]), group[0]))
    lines = [paint(note, "quiet") for note in notes]
    lines += [""] if notes and ordered else []
    for name, mine in ordered:
        lines += [*_group(name, mine, states, paint, shown), ""]
    return "\n".join([*lines, *_foot(project, findings, paint)]) + "\n"


def _group(
    name: str, findings: Sequence[Finding], states: Mapping[str, RequirementState], paint: Paint, shown: Shown
) -> list[str]:
    state = states.get(name)
    title = f"{state.state}, needs {state.required}" if state and state.enforced else state.state if state else ""
    lines = [f"{paint(clean(name), 'place')}{'  ' + paint(title, 'quiet') if title else ''}"]
    for finding in sorted(findings, key=lambda one: (one.severity.rank, one.at.path, one.at.line)):
        severity = finding.severity.value
        where = f"{shown(finding.at.path)}:{finding.at.line}:{finding.at.column}"
        lines.append(f"  {where}: {paint(severity, severity)} {clean(finding.message)} {paint(f'[{finding.code}]', 'quiet')}")
        for one in finding.related:
            lines.append(f"    {paint('with', 'quiet')} {shown(one.at.path)}:{one.at.line}: {clean(one.message)}")
        if finding.help:
            lines.append(f"    {paint('→', 'quiet')} {clean(finding.help)}")
    return lines


def _foot(project: Project, findings: Sequence[Finding], paint: Paint) -> list[str]:
    trace = project.trace
    if trace is None:
        return [in_words(findings)]
    counts = {rung: sum(state.state == rung for state in trace.states) for rung in reversed(RUNGS)}
    ladder = " · ".join(f"{number} {rung}" for rung, number in counts.items() if number) or "no requirements"
    enforced = sum(state.enforced for state in trace.states)
    style = "error" if any(f.severity.value == "error" for f in findings) else "warning" if findings else "good"
    lines = [f"{counted(len(trace.states), 'requirement')}, {enforced} enforced: {ladder}"]
    files, reports = counted(trace.looked_at, "file"), _reports(trace)
    unread = sum(file.spec is None for file in project.specs)
    if unread:
        lines.append(f"{files}, {reports}; {counted(unread, 'spec')} could not be read, so what traces is not known")
    elif trace.all_definitions:
        share = 100 * trace.traced_definitions // trace.all_definitions
        lines.append(
            f"{files}, {trace.traced_definitions} of {trace.all_definitions} public definitions in tagged files "
            f"or scope traced ({share} %), {reports}"
        )
    else:
        nothing = "" if trace.looked_at else ": no source or test file was found, so no code was looked at"
        lines.append(f"{files}, {reports}{nothing}")
    return [*lines, paint(in_words(findings), style)]


def _reports(trace: Trace) -> str:
    """How many test reports there are; a report of other tests than those that claim must not look like proof."""
    said = counted(trace.reports, "test report")
    if not trace.idle:
        return said
    which = "" if trace.reports == 1 else f"{trace.idle} of them " if trace.idle < trace.reports else "all of them "
    return f"{said} ({which}without a test that claims a requirement here)"
