"""Every format a run can be written in, in one table. All render the same list of findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.report.badge import render_badge
from specflow.report.check_text import render_check
from specflow.report.github import render_github
from specflow.report.json import render_json
from specflow.report.junit import render_junit
from specflow.report.markdown import render_markdown
from specflow.report.sarif import render_sarif

Renderer = Callable[[Project, Sequence[Finding], Sequence[Rule]], str]

FORMATS: dict[str, Renderer] = {
    "text": lambda project, findings, _: render_check(project, findings),
    "json": lambda project, findings, _: render_json(project, findings),
    "sarif": lambda _, findings, rules: render_sarif(findings, rules),
    "github": lambda project, findings, _: render_github(project, findings),
    "markdown": lambda project, findings, _: render_markdown(project, findings),
    "junit": lambda project, findings, _: render_junit(project, findings),
    "badge": lambda project, findings, _: render_badge(project, findings),
}
