"""One requirement in the page: a quiet folded row when it is final, an open card while it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.model.spec import Requirement
from specflow.render.clashes import Clash
from specflow.render.decisions import decision_node
from specflow.render.escape import Html, attr, esc
from specflow.render.markup import marked
from specflow.render.parts import icon, link, links, notes, provenance
from specflow.render.pictures import figure
from specflow.render.view import LABELS, View

_MARKUP = re.compile(r"\*\*|[{\[]")


# spec: note-to-spec/NFR-03
def requirements(view: View, found: Iterable[Requirement]) -> Html:
    """Rows and cards in order; neighbouring final rows share one bordered list."""
    out: list[str] = []
    running = False
    for requirement in found:
        final = requirement.status == "final"
        if final != running:
            out.append('<div class="run">' if final else "</div>")
            running = final
        out.append(_shown(view, requirement))
    if running:
        out.append("</div>")
    return Html("".join(out))


def _shown(view: View, one: Requirement) -> str:
    """A requirement as it stands; a served page takes it from the last time where nothing that it shows has changed."""
    made = _row if one.status == "final" else _card
    if view.kept is None or one.id in view.hosted:
        return made(view, one)
    inputs = (one, view.notes_of.get(one.id), view.clashes_of.get(one.id))
    before = view.kept.cards.get(one.id)
    if before is None or before[0] != inputs:
        before = view.kept.cards[one.id] = (inputs, made(view, one))
    return before[1]


def _attributes(view: View, one: Requirement) -> str:
    more = f' data-raw="{attr(one.text)}"' if _MARKUP.search(one.text) else ""
    if one.id in view.clashes_of:
        more += ' data-clash=""'
    if one.proposed:
        more += ' data-proposed=""'
    return f'id="{one.id}" data-status="{one.status}"{more}'


def _row(view: View, one: Requirement) -> str:
    text = marked(one.text, view.spec.parameters, links=False)
    return (
        f'<details class="req row s-final" {_attributes(view, one)}><summary>'
        f'<span class="ico st"><span class="vh">Final</span></span>'
        f'<span class="rid">{one.id}</span><span class="stmt" dir="auto">{text}</span></summary>'
        f'<div class="more"><h3 dir="auto">{esc(one.title)}</h3>{_picture(view, one)}{_details(view, one)}</div>'
        f"{_foot(view, one)}</details>"
    )


def _card(view: View, one: Requirement) -> str:
    text = marked(one.text, view.spec.parameters, gaps=one.status == "placeholder")
    picture = _picture(view, one)
    body = f'<p class="stmt" dir="auto">{text}</p>{_details(view, one)}'
    if picture:
        body = f'<div class="split"><div>{body}</div>{picture}</div>'
    body += "".join(decision_node(view, decision, 4) for decision in view.hosted.get(one.id, ()))
    return (
        f'<details class="req card s-{one.status}" {_attributes(view, one)} data-open="" open><summary>'
        f'<span class="st"><span>{LABELS[one.status]}</span></span>'
        f'<span class="rid">{one.id}</span><h3><bdi>{esc(one.title)}</bdi></h3></summary>'
        f'<div class="in">{body}</div>{_foot(view, one)}</details>'
    )


def _picture(view: View, one: Requirement) -> str:
    if not one.mockup:
        return ""
    return figure(one.mockup, view.page.pictures.get(one.mockup), one.title)


def _details(view: View, one: Requirement) -> str:
    why = f'<p class="why" dir="auto">{esc(one.rationale)}</p>' if one.rationale else ""
    return why + _scenarios(view, one) + provenance(view, one.source, proposed=one.proposed) + _facts(view, one) + notes(
        view.notes_of.get(one.id, ())
    )  # fmt: skip


def _scenarios(view: View, one: Requirement) -> str:
    if not one.scenarios:
        return ""
    out = []
    for scenario in one.scenarios:
        steps = (("Given", scenario.given), ("when", scenario.when), ("then", scenario.then))
        words = ", ".join(f"<b>{word}</b> {marked(text, view.spec.parameters)}" for word, text in steps if text)
        out.append(f'<li dir="auto">{words}</li>')
    return f'<ul class="scen">{"".join(out)}</ul>'


def _facts(view: View, one: Requirement) -> str:
    facts: list[tuple[str, str]] = []
    if one.story:
        facts.append(("Story", link(view, one.story)))
    if one.depends_on:
        facts.append(("Depends on", links(view, one.depends_on)))
    if one.rung:
        facts.append(("Proof wanted", esc(one.rung)))
    for name, places in (("Code", one.implemented_by), ("Tests", one.verified_by)):
        if places and view.team:
            facts.append((name, ", ".join(f"<code>{esc(place)}</code>" for place in places)))
    for waiver in one.waivers if view.team else ():
        until = f"{esc(waiver.code)} until {esc(waiver.until)}: {esc(waiver.reason)} ({esc(waiver.owner)})"
        facts.append(("Waived", until))
    if one.aliases:
        facts.append(("Also known as", esc(", ".join(one.aliases))))
    if not facts:
        return ""
    return f'<dl class="kv">{"".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)}</dl>'


def _foot(view: View, one: Requirement) -> str:
    flags = "".join(
        f'<a class="flag" href="#{clash.id}">{icon("clash")}Contradicts {esc(_other(one.id, clash))}</a>'
        for clash in view.clashes_of.get(one.id, ())
    )
    hosted = view.hosted.get(one.id, ())
    for decision in (one for one in view.decisions_for(one) if one not in hosted):
        state = "decided" if decision.decided else "open"
        flags += f'<a class="flag node" href="#{decision.id}">{icon("node")}{decision.id} {state}</a>'
    if one.priority != "must":
        flags += f'<span class="prio">{one.priority}</span>'
    line = view.page.lines.get(one.id)
    at = f"<span>spec.yaml:{line}</span>" if line else ""
    return f'<div class="acts">{flags}{at}</div>'


def _other(id_: str, clash: Clash) -> str:
    other = clash.sides[1] if clash.sides[0].id == id_ else clash.sides[0]
    return other.id or other.place
