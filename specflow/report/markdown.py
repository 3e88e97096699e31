"""A run as Markdown, for a job summary or a comment: what stands where on the ladder, then what to mend, the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.trace import RUNGS, RequirementState
from specflow.report.summary import counted, in_words
from specflow.report.text import clean

MOST_BYTES = 900_000
"""GitHub drops a summary above 1 MiB whole."""

_MARKS = {"error": "❌", "warning": "⚠️", "info": "💡"}


def render_markdown(project: Project, findings: Sequence[Finding]) -> str:
    """The summary, cut with a note rather than dropped when it grows too long."""
    head = ["## specflow", "", _headline(project, findings), ""]
    states = project.trace.states if project.trace else ()
    if states:
        head += _ladder(states)
    body: list[str] = []
    if findings:
        body += ["### What to mend", "", "| | where | what | what to do |", "|-|-|-|-|"]
        body += [_row(finding) for finding in sorted(findings, key=lambda finding: finding.severity.rank)]
        body.append("")
    if states:
        body += ["<details><summary>Every requirement</summary>", ""]
        body += ["| requirement | state | needs | code | tests |", "|-|-|-|-|-|"]
        body += [_requirement(state) for state in sorted(states, key=lambda state: (not state.short, RUNGS.index(state.state)))]
        body += ["", "</details>", ""]
    return _cut(head + body)


def _headline(project: Project, findings: Sequence[Finding]) -> str:
    requirements = sum(1 for _ in project.requirements)
    specs = counted(len(project.specs), "spec")
    return f"{specs}, {counted(requirements, 'requirement')}: **{in_words(findings)}**"


def _ladder(states: Sequence[RequirementState]) -> list[str]:
    counts = {rung: sum(state.state == rung for state in states) for rung in reversed(RUNGS)}
    shown = " · ".join(f"{number} {rung}" for rung, number in counts.items() if number)
    return [f"Ladder: {shown}", ""]


def _row(finding: Finding) -> str:
    where = f"`{cell(finding.at.path)}:{finding.at.line}`"
    mark = _MARKS[finding.severity.value]
    return f"| {mark} {finding.code} | {where} | {cell(finding.message)} | {cell(finding.help)} |"


def _requirement(state: RequirementState) -> str:
    code = ", ".join(f"`{cell(link.target)}`" for link in state.implementations[:3]) or "–"
    tests = ", ".join(f"`{cell(claim.link.symbol or claim.link.path)}` {claim.outcome.value}" for claim in state.tests[:3]) or "–"
    needs = state.required if state.enforced else "–"
    return f"| {state.id} | {state.state} | {needs} | {code} | {tests} |"


def cell(text: str) -> str:
    """Foreign words in a table cell: no markup of theirs, no line breaks, no new columns."""
    plain = clean(" ".join(text.split()))
    for char, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "\\|"), ("[", "\\["), ("!", "\\!")):
        plain = plain.replace(char, safe)
    return plain


def _cut(lines: Sequence[str]) -> str:
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line.encode()) + 1
        if size > MOST_BYTES:
            kept += ["", "_The rest does not fit into a summary; the JSON report has it._"]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"
