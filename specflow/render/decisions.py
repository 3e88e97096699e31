"""Decision nodes: what is asked, between what, and who settled it when and why."""

from __future__ import annotations

from specflow.model.spec import Decision
from specflow.render.escape import esc
from specflow.render.parts import icon, link, links, notes, provenance
from specflow.render.view import View

MOST = 40
KINDS = {
    "slider": "A value on a scale",
    "ranking": "An order of importance",
    "rules": "A table of rules",
    "choice": "One of several ways",
}


def decisions(view: View) -> str:
    """The decision nodes that stand in no requirement's card."""
    inside = {one.id for found in view.hosted.values() for one in found}
    cards = "".join(decision_node(view, one) for one in view.spec.decisions if one.id not in inside)
    return f'<div class="list">{cards}</div>' if cards else ""


def decision_node(view: View, one: Decision, level: int = 3) -> str:
    """One decision node; `level` is that of its heading."""
    state = "Decided" if one.decided else "Open"
    opened = "" if one.decided else ' data-open="" tabindex="-1"'
    body = _options(one.options, 0) + _record(view, one) + provenance(view, one.source)
    return (
        f'<article class="dec{"" if one.decided else " open"}" id="{one.id}"{opened}>'
        f"<header>{icon('node')}<span>Decision {one.id}</span>"
        f'<span class="r">{KINDS[one.kind]} · {state}</span></header><h{level} dir="auto">{esc(one.question)}</h{level}>'
        f'<div class="w">{body}{notes(view.notes_of.get(one.id, ()))}</div></article>'
    )


def _record(view: View, one: Decision) -> str:
    values = ", ".join(
        f"<code>{name}</code> = <b>{esc(view.spec.parameters[name]) if name in view.spec.parameters else 'no value'}</b>"
        for name in one.sets
    )
    used = dict.fromkeys(id_ for name in one.sets for id_ in view.uses.get(name, ())[:20])
    who = " ".join(part for part in (one.by, one.date) if part) if view.team else one.date
    facts = (
        ("Sets", values),
        ("Changes", links(view, used)),
        ("Serves", ", ".join(link(view, id_) for id_ in one.serves)),
        ("Because", f'<span dir="auto">{esc(one.why)}</span>' if one.why and view.team else ""),
        ("By", esc(who) if who else ""),
    )
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f'<dl class="kv">{rows}</dl>' if rows else ""


def _options(value: object, depth: int) -> str:
    """Options of any shape, as nested lists."""
    if depth > 3 or value is None:
        return ""
    if isinstance(value, dict):
        if depth == 0 and {"min", "max"} <= value.keys():
            step = f", in steps of {esc(value['step'])}" if "step" in value else ""
            least, most = (f'<b class="num">{esc(value[end])}</b>' for end in ("min", "max"))
            return f'<p class="opt">From {least} to {most}{step}</p>'
        rows = "".join(
            f"<dt>{esc(str(key).replace('_', ' '))}</dt><dd>{_options(one, depth + 1)}</dd>"
            for key, one in list(value.items())[:MOST]
        )
        return f'<dl class="kv">{rows}</dl>'
    if isinstance(value, list | tuple):
        rows = "".join(f"<li>{_options(one, depth + 1)}</li>" for one in value[:MOST])
        return f'<ol class="opts">{rows}</ol>'
    return f'<span dir="auto">{esc(value)}</span>'
