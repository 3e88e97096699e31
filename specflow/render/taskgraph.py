"""The tasks of a plan drawn: waves from left to right, a line from each task to what waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from specflow.analysis.impact.tasks import levels
from specflow.render.escape import Html, attr, bare, esc
from specflow.render.parts import table

if TYPE_CHECKING:
    from specflow.model.plan import Plan, Task

WIDTH, HEIGHT, ACROSS, DOWN = 190, 44, 60, 14
"""Pixels: a box, and the room between boxes."""
LONGEST = 26
"""Characters of a title in a box; all of it stands in the box's own title."""
MOST = 150
"""Tasks that are drawn; more are only listed."""
MARKS = {"todo": "○", "doing": "▶", "done": "✓", "rework": "↻"}
_STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.5 Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; margin-top: 1rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid #8886 }
.ctl { outline: 1px solid }
"""


def task_graph(plan: Plan) -> Html:
    """The drawing, and the same as a table."""
    if not plan.tasks:
        return Html("")
    drawn = _drawn(plan.tasks) if len(plan.tasks) <= MOST else ""
    return Html(drawn + _listed(plan))


def task_page(plan: Plan, title: str) -> str:
    """A page of its own; no script, nothing from anywhere."""
    name = f"Tasks: {title}"
    unsigned = "<p><strong>Not signed:</strong> this plan rests on text that not everybody has agreed to.</p>"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(bare(name))}</title><style>{_STYLE}</style></head><body><main><h1>{esc(name)}</h1>"
        f"{unsigned if plan.unsigned else ''}{task_graph(plan)}</main></body></html>\n"
    )


def _drawn(tasks: Sequence[Task]) -> str:
    waves = levels(tasks)
    at = {task.id: (column, row) for column, wave in enumerate(waves) for row, task in enumerate(wave)}
    width = len(waves) * (WIDTH + ACROSS) - ACROSS + 4
    height = max(len(wave) for wave in waves) * (HEIGHT + DOWN) - DOWN + 4
    shapes = [*_lines(tasks, at), *(_box(task, *at[task.id]) for task in tasks)]
    name = f"{len(tasks)} tasks in {len(waves)} waves; the table below says the same"
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Which task waits for which">'
        f'<svg width="{width}" height="{height}" viewBox="-2 -2 {width} {height}" role="img" aria-label="{name}" '
        'fill="none" stroke="currentColor" font-size="12">'
        f"{''.join(shapes)}</svg></div>"
    )


def _lines(tasks: Sequence[Task], at: dict[str, tuple[int, int]]) -> Iterator[str]:
    for task in tasks:
        for before in task.depends_on:
            if before in at:
                (column, row), (column2, row2) = at[before], at[task.id]
                x, y = column * (WIDTH + ACROSS) + WIDTH, row * (HEIGHT + DOWN) + HEIGHT // 2
                x2, y2 = column2 * (WIDTH + ACROSS), row2 * (HEIGHT + DOWN) + HEIGHT // 2
                bend = ACROSS // 2 if x2 > x else -ACROSS
                yield f'<path d="M{x} {y}C{x + bend} {y} {x2 - bend} {y2} {x2} {y2}" opacity=".5"/>'
                yield f'<circle cx="{x2}" cy="{y2}" r="3"/>'


def _box(task: Task, column: int, row: int) -> str:
    x, y = column * (WIDTH + ACROSS), row * (HEIGHT + DOWN)
    title = " ".join(task.title.split())
    short = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    head = f"{MARKS[task.status]} {task.id} · {attr(', '.join(task.requirements[:3]))}"
    dashes = ' stroke-dasharray="4 3"' if task.status == "todo" else ""
    return (
        f'<g><title>{escape(bare(f"{task.id} {title} ({task.status})"))}</title>'
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="7"{dashes}/><g fill="currentColor" stroke="none">'
        f'<text x="{x + 10}" y="{y + 18}" font-weight="600">{head}</text>'
        f'<text x="{x + 10}" y="{y + 35}">{attr(short)}</text></g></g>'
    )


def _listed(plan: Plan) -> str:
    rows = (
        f'<tr><th scope="row">{MARKS[task.status]} {task.id}</th><td dir="auto">{esc(" ".join(task.title.split()))}</td>'
        f"<td>{esc(', '.join(task.requirements))}</td><td>{task.status}</td>"
        f"<td>{esc(', '.join(task.depends_on)) or '–'}</td></tr>"
        for task in plan.tasks
    )
    return table("Tasks", ("Task", "What", "Requirements", "State", "Waits for"), rows)
