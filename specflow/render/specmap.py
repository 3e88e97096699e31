"""The spec map: every requirement with its shape, and arcs between lines that contradict each other."""

from __future__ import annotations

from specflow.model.spec import Requirement
from specflow.render.escape import Html, esc
from specflow.render.parts import icon
from specflow.render.view import Group, View

HEAD = 30
LINE = 26
"""Heights in pixels of a heading and a line of the map; the stylesheet says the same."""


def spec_map(view: View) -> Html:
    """The map as links; grouped, with stacked bars, for a spec too long for single lines."""
    return Html(_grouped(view) if view.many else _single(view))


def _single(view: View) -> str:
    out: list[str] = []
    at: dict[str, float] = {}
    y = 0
    for title, rows in _blocks(view):
        out.append(f'<span class="g">{title}</span>')
        y += HEAD
        for id_, status, words in rows:
            at[id_] = y + LINE / 2
            y += LINE
            out.append(
                f'<a class="s-{status}" href="#{id_}">{icon(status, "st")}<span class="id">{id_}</span>'
                f'<span class="t"><bdi>{esc(words)}</bdi></span></a>'
            )
    return f'<div class="map">{_arcs(view, at, y)}{"".join(out)}</div>'


def _blocks(view: View) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Headings and lines: metrics, the groups, constraints that something contradicts."""
    spec = view.spec
    blocks = [(g.title, [(one.id, str(one.status), one.title) for one in g.requirements]) for g in view.groups]
    metrics = [(one.id, "target", one.text) for one in spec.metrics]
    facts = [(one.id, "pin", one.text) for one in spec.constraints if one.id in view.clashes_of]
    first = [("Success metrics", metrics)] if metrics else []
    last = [("Technical constraints", facts)] if facts else []
    return [*first, *blocks, *last]


def _arcs(view: View, at: dict[str, float], height: float) -> str:
    """One arc a contradiction, longer ones further out."""
    pairs = []
    for clash in view.clashes:
        ends = sorted(at[side.id] for side in clash.sides if side.id in at)
        if len(ends) == 2 and ends[0] != ends[1]:
            pairs.append((ends[1] - ends[0], ends[0], ends[1], clash.id))
    if not pairs:
        return ""
    paths = []
    for rank, (_, top, bottom, id_) in enumerate(sorted(pairs)):
        x = max(2, 17 - 4 * rank)
        bend = 7
        paths.append(
            f'<path data-c="{id_}" d="M24 {top:g}H{x + bend}Q{x} {top:g} {x} {top + bend:g}'
            f'V{bottom - bend:g}Q{x} {bottom:g} {x + bend} {bottom:g}H24"/>'
        )
    size = f'width="26" height="{height:g}" viewBox="0 0 26 {height:g}"'
    return f'<svg class="arcs" {size} aria-hidden="true">{"".join(paths)}</svg>'


def _grouped(view: View) -> str:
    out = []
    for group in view.groups:
        out.append(f'<span class="g">{group.title} · {len(group.requirements)}</span>')
        out += [_stack(chunk) for chunk in group.chunks]
    return f'<div class="map grouped">{"".join(out)}</div>'


def _stack(chunk: tuple[Requirement, ...]) -> str:
    """A link to the first requirement of a piece, with a bar of its statuses."""
    counts = {status: sum(one.status == status for one in chunk) for status in ("final", "review", "placeholder")}
    x = 0.0
    bars = []
    for status, count in counts.items():
        width = 100 * count / len(chunk)
        bars.append(f'<rect class="b-{status}" x="{x:.1f}" y="0" width="{width:.1f}" height="8"/>' if count else "")
        x += width
    words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    first, last = chunk[0].id, chunk[-1].id
    return (
        f'<a href="#{first}"><span class="id">{first}–{last.partition("-")[2]}</span>'
        f'<svg class="stack" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg>'
        f'<span class="vh">{words}</span></a>'
    )


def ticks(view: View) -> Html:
    """The status bar: one tick a requirement, or a stacked bar when there are too many."""
    counts = view.counts()
    words = f"{counts['final']} final, {counts['review']} need review, {counts['placeholder']} placeholders"
    if view.many:
        total = max(len(view.spec.requirements), 1)
        marks, x = [], 0.0
        for status in ("final", "review", "placeholder"):
            width = 1000 * counts[status] / total
            marks.append(f'<rect class="b-{status}" x="{x:.1f}" width="{width:.1f}" height="12"/>')
            x += width
        box = 'viewBox="0 0 1000 12" preserveAspectRatio="none"'
        return Html(f'<svg class="ticks bulk" {box} role="img" aria-label="{words}">{"".join(marks)}</svg>')
    cells = "".join(f'<i class="s-{one.status}" data-i="{one.id}"></i>' for one in _in_order(view.groups))
    return Html(f'<div class="ticks" role="img" aria-label="{words}">{cells}</div>')


def _in_order(groups: tuple[Group, ...]) -> list[Requirement]:
    return [one for group in groups for one in group.requirements]
