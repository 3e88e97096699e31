"""One requirement in the page: a quiet folded row when it is final, an open card while it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specflow.model.finding import Finding
from specflow.model.spec import Requirement, SourceRef
from specflow.render.escape import Html, attr, esc
from specflow.render.markup import marked
from specflow.render.pictures import figure
from specflow.render.view import LABELS, Clash, View, local

_MARKUP = re.compile(r"\*\*|[{\[]")


def icon(name: str, classes: str = "") -> str:
    """An icon of the page's sprite; decoration only, the word stands beside it."""
    return f'<svg class="i{" " + classes if classes else ""}" aria-hidden="true"><use href="#i-{name}"/></svg>'


def link(view: View, id_: str) -> str:
    """A link to an id of this page, or the bare id when it stands elsewhere."""
    name = esc(id_)
    return f'<a class="rid" href="#{attr(local(id_))}">{name}</a>' if local(id_) in view.ids else f"<b>{name}</b>"


def links(view: View, ids: Iterable[str]) -> str:
    """Several of them."""
    return ", ".join(link(view, id_) for id_ in ids)


def requirements(view: View, found: Iterable[Requirement]) -> Html:
    """Rows and cards in order; neighbouring final rows share one bordered list."""
    out: list[str] = []
    running = False
    for requirement in found:
        final = requirement.status == "final"
        if final != running:
            out.append('<div class="run">' if final else "</div>")
            running = final
        out.append(_row(view, requirement) if final else _card(view, requirement))
    if running:
        out.append("</div>")
    return Html("".join(out))


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
        f'<span class="ico st">{icon("final")}<span class="vh">Final</span></span>'
        f'<span class="rid">{one.id}</span><span class="stmt" dir="auto">{text}</span></summary>'
        f'<div class="more"><h3><bdi>{esc(one.title)}</bdi></h3>{_picture(view, one)}{_details(view, one)}</div>'
        f"{_foot(view, one)}</details>"
    )


def _card(view: View, one: Requirement) -> str:
    text = marked(one.text, view.spec.parameters, gaps=one.status == "placeholder")
    picture = _picture(view, one)
    body = f'<p class="stmt" dir="auto">{text}</p>{_details(view, one)}'
    if picture:
        body = f'<div class="split"><div>{body}</div>{picture}</div>'
    return (
        f'<details class="req card s-{one.status}" {_attributes(view, one)} data-open="" open><summary>'
        f'<span class="st">{icon(one.status)}<span>{LABELS[one.status]}</span></span>'
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
        words = ", ".join(
            f"<b>{word}</b> {marked(text, view.spec.parameters)}" for word, text in steps if text
        )  # fmt: skip
        out.append(f'<li dir="auto">{words}</li>')
    return f'<ul class="scen">{"".join(out)}</ul>'


def provenance(view: View, sources: tuple[SourceRef, ...], *, proposed: bool = False) -> str:
    """Where it comes from: path, line, and the source's own words; an idea of the tool says that it is one."""
    if proposed:
        where = ", ".join(f"<code>{esc(view.place(ref.path, ref.line))}</code>" for ref in sources)
        prompted = f", prompted by {where if view.team and where else 'the note'}" if sources else ""
        head = f'<p><b>specflow’s own idea</b>{prompted}. Keep it, change it or decline it.</p>'
        return f'<div class="idea">{icon("idea")}<div>{head}{_quotes(view, sources, places=False)}</div></div>'
    return _quotes(view, sources, places=True)


def _quotes(view: View, sources: tuple[SourceRef, ...], *, places: bool) -> str:
    if not view.team:
        return ""
    out = []
    for ref in sources:
        place = f"<code>{esc(view.place(ref.path, ref.line))}</code>" if places else ""
        said = f'<q dir="auto">{esc(ref.quote)}</q>' if ref.quote else ""
        if said or place:
            out.append(f'<p class="src">{place}{said}</p>')
    return "".join(out)


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


def notes(findings: Iterable[Finding]) -> str:
    """What lint says about an item."""
    found = [
        f'<li class="n-{one.severity}"><b>{esc(one.code)}</b> <span dir="auto">{esc(one.message)}</span></li>'
        for one in findings
    ]
    return f'<ul class="notes">{"".join(found)}</ul>' if found else ""


def _foot(view: View, one: Requirement) -> str:
    flags = "".join(
        f'<a class="flag" href="#{clash.id}">{icon("clash")}Contradicts {esc(_other(one.id, clash))}</a>'
        for clash in view.clashes_of.get(one.id, ())
    )
    for decision in view.decisions_for(one):
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
