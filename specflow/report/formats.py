"""Every format a run can be written in, in one table. All render the same list of findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.rule import Rule

Renderer = Callable[[Project, Sequence[Finding], Sequence[Rule]], str]


def _text(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.check_text import render_check

    return render_check(project, findings)


def _json(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.json import render_json

    return render_json(project, findings)


def _sarif(_: Project, findings: Sequence[Finding], rules: Sequence[Rule]) -> str:
    from specflow.report.sarif import render_sarif

    return render_sarif(findings, rules)


def _github(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.github import render_github

    return render_github(project, findings)


def _markdown(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.markdown import render_markdown

    return render_markdown(project, findings)


def _junit(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.junit import render_junit

    return render_junit(project, findings)


def _badge(project: Project, findings: Sequence[Finding], _: Sequence[Rule]) -> str:
    from specflow.report.badge import render_badge

    return render_badge(project, findings)


FORMATS: dict[str, Renderer] = {
    "text": _text, "json": _json, "sarif": _sarif, "github": _github, "markdown": _markdown, "junit": _junit, "badge": _badge,
}  # fmt: skip
"""A run prints one or two of them: only these are imported."""
