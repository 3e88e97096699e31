"""Findings as GitHub annotations, within its limits: ten of a kind in a step, so nine and one line that says how many more."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.report.summary import counted, in_words
from specflow.report.text import clean

MOST = 9
KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(project: Project, findings: Sequence[Finding], changed: frozenset[str] = frozenset()) -> str:
    """Workflow commands: the worst first, those in changed files before the others."""
    lines = []
    for severity, kind in KINDS.items():
        mine = [finding for finding in findings if finding.severity is severity]
        mine.sort(key=lambda finding: finding.at.path not in changed)
        lines += [_command(kind, finding) for finding in mine[:MOST]]
        if len(mine) > MOST:
            lines.append(f"::{kind} title=specflow::{len(mine) - MOST} more of these are in the job summary")
    requirements = sum(1 for _ in project.requirements)
    lines.append(f"specflow: {counted(requirements, 'requirement')}, {in_words(findings)}")
    return "\n".join(lines) + "\n"


def _command(kind: str, finding: Finding) -> str:
    at = finding.at
    where = f"file={_property(at.path)},line={at.line},col={at.column}"
    if at.end_line == at.line and at.end_column > at.column:
        where += f",endLine={at.end_line},endColumn={at.end_column}"
    else:
        where += f",endLine={max(at.line, at.end_line)}"
    text = f"{clean(finding.message)}\n{clean(finding.help)}" if finding.help else clean(finding.message)
    return f"::{kind} {where},title={_property(f'{finding.code} {finding.name}')}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
