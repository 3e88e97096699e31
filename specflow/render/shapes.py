"""Shapes that the panels share: titled sections, lists of items, folded texts."""

from __future__ import annotations

from specflow.render.escape import esc
from specflow.render.parts import icon, notes
from specflow.render.view import View

MOST_CONTEXT = 200_000
"""Characters of a context file that a page repeats."""


def section(title: str, body: str, lead: str = "", id_: str = "", classes: str = "sec") -> str:
    """A titled part of a panel; empty when it has no body."""
    if not body:
        return ""
    name = f' id="{id_}"' if id_ else ""
    intro = f'<p class="lead">{lead}</p>' if lead else ""
    return f'<section class="{classes}"{name}><h2>{esc(title)}</h2>{intro}{body}</section>'


def listed(rows: list[str]) -> str:
    return f'<div class="run list1">{"".join(rows)}</div>' if rows else ""


def item(view: View, id_: str, mark: str, body: str) -> str:
    flags = "".join(
        f'<a class="flag" href="#{clash.id}">{icon("clash")}Contradiction</a>' for clash in view.clashes_of.get(id_, ())
    )
    said = notes(view.notes_of.get(id_, ()))
    return entry(id_, body + said + flags, mark, f' id="{id_}"')


def entry(name: str, body: str, mark: str, attributes: str = "") -> str:
    """A line of a list: icon, id, words."""
    return (
        f'<div class="item"{attributes}><span class="ico">{mark}</span><span class="rid">{name}</span><div>{body}</div></div>'
    )


def by_line(view: View, by: str | None, date: str | None) -> str:
    words = ", ".join(part for part in (by, date) if part)
    return f'<p class="by">{esc(words)}</p>' if words and view.team else ""


def context_text(view: View, role: str, title: str) -> str:
    text = view.page.context.get(role, "") if view.team else ""
    if not text.strip():
        return ""
    cut = f"{text[:MOST_CONTEXT]}\n…" if len(text) > MOST_CONTEXT else text
    count = text.count("\n") + 1
    body = f'<pre class="doc" dir="auto" tabindex="0">{esc(cut)}</pre>'
    return f'<details class="fold"><summary>{title} <span class="num">{count} lines</span></summary>{body}</details>'
