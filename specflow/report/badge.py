"""A badge: how many of the enforced requirements stand where they have to."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project

_GOOD, _SOME, _BAD = "#1c8049", "#b06a00", "#c5262c"


def render_badge(project: Project, findings: Sequence[Finding]) -> str:
    """A small SVG that needs nothing from anywhere."""
    states = [state for state in (project.trace.states if project.trace else ()) if state.enforced]
    met = sum(not state.short for state in states)
    words = f"{met} of {len(states)} traced" if states else "nothing enforced"
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    colour = _BAD if broken else _GOOD if states else _SOME
    left, right = 62, 14 + 6 * len(words)
    width = left + right
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="specflow: {words}">'
        f"<title>specflow: {words}</title>"
        f'<rect width="{width}" height="20" rx="4" fill="#33322e"/>'
        f'<path d="M{left} 0h{right - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H{left}z" fill="{colour}"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="8" y="14">specflow</text><text x="{left + 7}" y="14">{words}</text></g></svg>\n'
    )
