"""The traceability matrix: every requirement with its code, its tests and its state."""

from __future__ import annotations

from html import escape

from specflow.model.project import Project
from specflow.report.text import clean

STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.5 Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid #8886 }
th[scope=row] { min-width: 9rem }
td div, td[data-of=title] { overflow-wrap: anywhere }
td div + div { margin-top: .3rem }
@media (max-width: 50rem) {
  thead { display: none }
  tr { display: block; padding: .6rem 0; border-bottom: 1px solid #8886 }
  tr > * { display: block; padding: .1rem 0; border: 0 }
  td::before { content: attr(data-of) " "; opacity: .75 }
}
"""
BETWEEN = "; "
HEAD = ("requirement", "state", "needs", "title", "code", "tests")


def matrix_rows(project: Project) -> list[tuple[str, ...]]:
    """The matrix with its head as the first row."""
    titles = {placed.full_id: placed.requirement.title for placed in project.requirements}
    rows: list[tuple[str, ...]] = [HEAD]
    for state in project.trace.states if project.trace else ():
        code = BETWEEN.join(link.target for link in state.implementations) or "–"
        tests = BETWEEN.join(f"{claim.link.target} {claim.outcome.value}" for claim in state.tests) or "–"
        needs = state.required if state.enforced else "–"
        rows.append((state.id, state.state, needs, clean(titles.get(state.id, "")), clean(code), clean(tests)))
    return rows


def matrix_html(project: Project) -> str:
    """A page of its own with one table; no script, nothing from anywhere."""
    head, *rows = matrix_rows(project)
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(map(_cell, HEAD[1:], row[1:]))}</tr>' for row in rows
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Traceability matrix</title><style>{STYLE}</style></head><body><main><h1>Traceability matrix</h1>"
        f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></main></body></html>\n"
    )


def _cell(of: str, text: str) -> str:
    """A cell with its column's name for narrow screens; places stand below one another."""
    several = of in ("code", "tests")
    inner = "".join(f"<div>{escape(one)}</div>" for one in text.split(BETWEEN)) if several else escape(text)
    return f'<td data-of="{of}">{inner}</td>'
