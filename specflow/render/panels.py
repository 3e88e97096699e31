"""Three of the four panels: behaviour, technical constraints, verification."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.spec import Requirement
from specflow.render.clashes import Clash, Side
from specflow.render.decisions import decisions
from specflow.render.escape import Html, attr, esc, place
from specflow.render.markup import marked
from specflow.render.parts import icon, link, links, notes, provenance, table
from specflow.render.rows import requirements
from specflow.render.shapes import by_line, context_text, entry, item, listed, section
from specflow.render.taskgraph import task_graph
from specflow.render.verification import evidence
from specflow.render.view import Group, View


def behaviour(view: View) -> Html:
    """What it must do."""
    parts = [
        section("Contradictions", _clashes(view), id_="contradictions"),
        section("Lines that may both stand", _resolutions(view)),
        *(_group(view, group) for group in view.groups),
        section("Decisions", decisions(view), id_="decisions"),
        section("Values the text shares", _parameters(view), "Each value stands in one place; the text follows it."),
    ]
    return Html("".join(parts))


def technical(view: View) -> Html:
    """What the design must keep."""
    spec = view.spec
    scope = "".join(f"<li><code>{esc(glob)}</code></li>" for glob in spec.scope if view.team)
    parts = [
        section("What the design must keep", listed([_constraint(view, i) for i in range(len(spec.constraints))])),
        section("Code this feature answers for", f'<ul class="plain">{scope}</ul>' if scope else ""),
        section("What builds on what", _dependencies(view)),
        section("Tasks", task_graph(view.page.plan) if view.page.plan and view.team else ""),
        section("Retired", _retired(view)),
        section("As engineering wrote it", context_text(view, "code", "The technical context, line by line")),
    ]
    empty = "No technical constraint is known yet. They come from the technical context, <code>code_context.md</code>."
    return Html("".join(parts) or f'<p class="none">{empty}</p>')


def verification(view: View) -> Html:
    """How we will know."""
    general = notes(view.notes_of.get("", ()))
    return Html(evidence(view) + section("What lint says about the whole", general))


def _group(view: View, group: Group) -> str:
    big = len(view.spec.requirements) > 2 * 40 and not view.plain
    chunks = group.chunks if big else (group.requirements,)
    pieces = [_list(view, f"{group.kind}-{number}", chunk, _bulk(chunk) if big else "") for number, chunk in enumerate(chunks)]
    return (
        f'<section class="sec" data-reqs="" aria-labelledby="g-{group.kind}"><h2 id="g-{group.kind}">{group.title}</h2>'
        f"{''.join(pieces)}</section>"
    )


def _list(view: View, name: str, chunk: Sequence[Requirement], more: str) -> str:
    """A list of requirements; of a served page only its place, since lists are sent on their own."""
    rows = requirements(view, chunk)
    if view.kept is None:
        return f'<div class="list{more}">{rows}</div>'
    view.kept.lists[name] = rows
    return f'<div class="list{more}" data-piece="{name}">{place(name)}</div>'


def _bulk(chunk: Sequence[Requirement]) -> str:
    """The class of a lazily laid out piece, by how tall it will be."""
    cards = sum(one.status != "final" for one in chunk)
    return f" lazy h{min(4, cards * 4 // max(len(chunk), 1))}"


def _constraint(view: View, position: int) -> str:
    one = view.spec.constraints[position]
    text = marked(one.text, view.spec.parameters)
    return item(view, one.id, icon("pin"), f'<p dir="auto">{text}</p>{provenance(view, one.source)}')


def _clashes(view: View) -> str:
    """All of them; the first two open, so that many do not push the rest away."""
    return "".join(_clash(view, clash, number < 2) for number, clash in enumerate(view.clashes))


def _clash(view: View, clash: Clash, opened: bool) -> str:
    left, right = clash.sides
    places = esc(", ".join(f"{side.id} {side.place}".strip() for side in clash.sides))
    way_out = f"<p>{esc(clash.help)}</p>" if clash.help else ""
    return (
        f'<details class="clash s-clash" id="{clash.id}" data-between="{left.id} {right.id}" data-open=""'
        f'{" open" if opened else ""}>'
        f'<summary><span class="ico">{icon("clash")}</span><h3>{clash.title}</h3><span class="l">{places}</span></summary>'
        f'<div class="pair">{_half(view, left)}<div class="vs">{icon("neq")}<span class="vh">contradicts</span></div>'
        f"{_half(view, right)}</div>"
        f'<div class="fix"><p class="what" dir="auto">{esc(clash.message.replace("`", ""))}</p>'
        f"{_ways(clash) or way_out}</div></details>"
    )


def _ways(clash: Clash) -> str:
    """Each side may win: a button that writes the other line anew; without scripts the words say what it would be."""
    return "".join(
        f'<p class="settle"><button class="btn s" type="button" data-way="{attr(id_)}" data-text="{attr(text)}">'
        f'{esc(title)}</button> <span class="was" dir="auto">{esc(text)}</span></p>'
        for id_, title, text in clash.ways
    )


def _half(view: View, side: Side) -> str:
    head = link(view, side.id) if side.id else "<b>In the context</b>"
    return f'<div><small>{head}<span>{esc(side.place)}</span></small><p dir="auto">{_with_marks(view, side)}</p></div>'


def _with_marks(view: View, side: Side) -> str:
    """The line with the words that clash marked; all of it plain when they cannot be found in it."""
    at = side.text.find(side.words) if side.words else -1
    if at < 0:
        return marked(side.text, view.spec.parameters)
    before, after = side.text[:at], side.text[at + len(side.words) :]
    parts = [marked(part, view.spec.parameters) if part else "" for part in (before, side.words, after)]
    return f"{parts[0]}<mark>{parts[1]}</mark>{parts[2]}"


def _resolutions(view: View) -> str:
    rows = [
        entry(links(view, one.between), f'<p dir="auto">{esc(one.why)}</p>{by_line(view, one.by, one.date)}', icon("final"))
        for one in view.spec.resolutions
    ]
    return listed(rows)


def _parameters(view: View) -> str:
    rows = []
    for name, parameter in view.spec.parameters.items():
        used = view.uses.get(name, ())
        more = f" and {len(used) - 60} more" if len(used) > 60 else ""
        why = f'<span class="why" dir="auto">{esc(parameter.why)}</span>' if parameter.why else ""
        decision = view.decision_of.get(name)
        by = f" {link(view, decision.id)}" if decision else ""
        rows.append(
            f'<tr id="p-{name}"><th scope="row"><code>{name}</code></th><td><b class="num">{esc(parameter)}</b>{why}</td>'
            f'<td>{links(view, used[:60]) or "nothing yet"}{more}</td><td>{by or "–"}</td></tr>'
        )
    if not rows:
        return ""
    return table("Values the text shares", ("Name", "Value", "Used in", "Decision"), rows)


def _dependencies(view: View) -> str:
    rows = [
        entry(link(view, one.id), f"<p>needs {links(view, one.depends_on)}</p>", icon("chev"))
        for one in view.spec.requirements
        if one.depends_on
    ]
    return listed(rows)


def _retired(view: View) -> str:
    rows = [
        entry(one.id, f'<p dir="auto">{esc(one.why or "no longer needed")}</p>{by_line(view, None, one.date)}', icon("x"))
        for one in view.spec.retired
    ]
    return listed(rows)
