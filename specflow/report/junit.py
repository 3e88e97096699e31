"""A run as JUnit XML: one test case a requirement, so that every CI system can show it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.report.text import clean


def render_junit(project: Project, findings: Sequence[Finding]) -> str:
    """One suite; findings that belong to no requirement are cases of their own, by file."""
    ids = [placed.full_id for placed in project.requirements]
    by_case: dict[str, list[Finding]] = {id_: [] for id_ in ids}
    for finding in findings:
        by_case.setdefault(finding.requirement or finding.at.path, []).append(finding)
    failing = sum(any(f.severity is Severity.ERROR for f in mine) for mine in by_case.values())
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites tests="{len(by_case)}" failures="{failing}">']
    lines.append(f'<testsuite name="specflow" tests="{len(by_case)}" failures="{failing}" errors="0" skipped="0">')
    for name, mine in by_case.items():
        lines += _case(name, mine)
    return "\n".join([*lines, "</testsuite>", "</testsuites>"]) + "\n"


def _case(name: str, findings: Sequence[Finding]) -> list[str]:
    feature, _, own = name.partition("/")
    head = f'<testcase classname="{_attribute(feature)}" name="{_attribute(own or name)}"'
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    rest = [finding for finding in findings if finding.severity is not Severity.ERROR]
    if not findings:
        return [head + "/>"]
    out = [head + ">"]
    if errors:
        text = "\n".join(f"{f.at}: {f.code} {f.message}\n  {f.help}" for f in errors)
        out.append(f'<failure message="{_attribute(errors[0].message)}">{escape(_xml(text), quote=False)}</failure>')
    if rest:
        text = "\n".join(f"{f.at}: {f.severity.value} {f.code} {f.message}" for f in rest)
        out.append(f"<system-out>{escape(_xml(text), quote=False)}</system-out>")
    return [*out, "</testcase>"]


def _xml(text: str) -> str:
    return "\n".join(clean(line) for line in text.split("\n"))


def _attribute(text: str) -> str:
    return escape(_xml(text)).replace("\n", "&#10;")
