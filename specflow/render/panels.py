"""The four panels: product context, behaviour, technical constraints, verification."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.spec import Metric, Question, Requirement, Story
from specflow.render.decisions import decisions
from specflow.render.escape import Html, esc
from specflow.render.markup import marked
from specflow.render.parts import icon, link, links, notes, provenance, table
from specflow.render.rows import requirements
from specflow.render.verification import evidence
from specflow.render.view import Clash, Group, Side, View

MOST_CONTEXT = 200_000


def section(title: str, body: str, lead: str = "", id_: str = "", classes: str = "sec") -> str:
    """A titled part of a panel; empty when it has no body."""
    if not body:
        return ""
    name = f' id="{id_}"' if id_ else ""
    intro = f'<p class="lead">{lead}</p>' if lead else ""
    return f'<section class="{classes}"{name}><h2>{esc(title)}</h2>{intro}{body}</section>'


def product(view: View) -> Html:
    """Why, for whom, what is out, what is still asked."""
    spec = view.spec
    job = f'<p class="lead" dir="auto">{esc(spec.job)}</p>' if spec.job else ""
    parts = [
        section("The job", job),
        _questions(view),
        section("Who wants what", _cards([_story(view, story) for story in spec.stories])),
        section("How success is measured", _listed([_metric(view, metric) for metric in spec.metrics])),
        section("Not in this version", _listed([_out(view, i) for i in range(len(spec.out_of_scope))])),
        section("What is taken for granted", _bullets(spec.assumptions)),
        section("Terms", _terms(view)),
        section("Answered questions", _answered(view)),
        section("Where it comes from", _origins(view)),
    ]
    return Html("".join(parts)) or Html('<p class="none">No product context is written yet.</p>')


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
        section("What the design must keep", _listed([_constraint(view, i) for i in range(len(spec.constraints))])),
        section("Code this feature answers for", f'<ul class="plain">{scope}</ul>' if scope else ""),
        section("What builds on what", _dependencies(view)),
        section("Retired", _retired(view)),
        section("As engineering wrote it", _context(view, "code", "The technical context, line by line")),
    ]
    empty = "No technical constraint is known yet. They come from the technical context, <code>code_context.md</code>."
    return Html("".join(parts) or f'<p class="none">{empty}</p>')


def verification(view: View) -> Html:
    """How we will know."""
    general = notes(view.notes_of.get("", ()))
    return Html(evidence(view) + section("What lint says about the whole", general))


def _group(view: View, group: Group) -> str:
    big = len(view.spec.requirements) > 2 * 40 and not view.plain
    pieces = [
        f'<div class="list{_bulk(chunk) if big else ""}">{requirements(view, chunk)}</div>'
        for chunk in (group.chunks if big else (group.requirements,))
    ]
    return (
        f'<section class="sec" data-reqs="" aria-labelledby="g-{group.kind}"><h2 id="g-{group.kind}">{group.title}</h2>'
        f"{''.join(pieces)}</section>"
    )


def _bulk(chunk: Sequence[Requirement]) -> str:
    """The class of a lazily laid out piece, by how tall it will be."""
    cards = sum(one.status != "final" for one in chunk)
    return f" lazy h{min(4, cards * 4 // max(len(chunk), 1))}"


def _bullets(texts: Sequence[str]) -> str:
    items = "".join(f'<li dir="auto">{esc(text)}</li>' for text in texts)
    return f'<ul class="dots">{items}</ul>' if items else ""


def _listed(rows: list[str]) -> str:
    return f'<div class="run list1">{"".join(rows)}</div>' if rows else ""


def _cards(cards: list[str]) -> str:
    return f'<div class="two t{min(len(cards), 3)}">{"".join(cards)}</div>' if cards else ""


def _story(view: View, story: Story) -> str:
    so = f', so that <span dir="auto">{esc(story.so)}</span>' if story.so else ""
    return (
        f'<div class="pane" id="{story.id}"><p class="tag">{story.id}</p><h3><bdi>As {esc(story.as_)}</bdi></h3>'
        f'<p>I want <span dir="auto">{esc(story.want)}</span>{so}.</p>{provenance(view, story.source)}</div>'
    )


def _metric(view: View, metric: Metric) -> str:
    target = f'<b class="target num">{esc(metric.target)}</b>' if metric.target else ""
    body = f'<p dir="auto">{marked(metric.text, view.spec.parameters)}</p>{target}{provenance(view, metric.source)}'
    return _item(view, metric.id, icon("target"), body)


def _out(view: View, position: int) -> str:
    one = view.spec.out_of_scope[position]
    return _item(view, one.id, icon("x"), f'<p dir="auto">{esc(one.text)}</p>{provenance(view, one.source)}')


def _constraint(view: View, position: int) -> str:
    one = view.spec.constraints[position]
    text = marked(one.text, view.spec.parameters)
    return _item(view, one.id, icon("pin"), f'<p dir="auto">{text}</p>{provenance(view, one.source)}')


def _item(view: View, id_: str, mark: str, body: str) -> str:
    flags = "".join(
        f'<a class="flag" href="#{clash.id}">{icon("clash")}Contradiction</a>' for clash in view.clashes_of.get(id_, ())
    )
    said = notes(view.notes_of.get(id_, ()))
    return _entry(id_, body + said + flags, mark, f' id="{id_}"')


def _entry(name: str, body: str, mark: str, attributes: str = "") -> str:
    """A line of a list: icon, id, words."""
    return (
        f'<div class="item"{attributes}><span class="ico">{mark}</span><span class="rid">{name}</span><div>{body}</div></div>'
    )


def _questions(view: View) -> str:
    cards = [_question(view, one) for one in view.spec.questions if not one.answered]
    lead = "Each has a suggested answer. “Yes” or a small correction is enough."
    return section("Questions only people can answer", f'<div class="list">{"".join(cards)}</div>' if cards else "", lead)


def _question(view: View, one: Question) -> str:
    suggested = (
        f'<p class="sug"><b>Suggested answer</b><span dir="auto">{esc(one.suggested)}</span></p>' if one.suggested else ""
    )
    return (
        f'<article class="card qa s-ask" id="{one.id}" data-open="" tabindex="-1">'
        f'<header><span class="st">{icon("ask")}<span>Open question</span></span>'
        f'<span class="rid">{one.id}</span></header><div class="in"><h3 class="stmt" dir="auto">{esc(one.text)}</h3>{suggested}'
        f"{provenance(view, one.source)}{notes(view.notes_of.get(one.id, ()))}</div></article>"
    )


def _answered(view: View) -> str:
    rows = []
    for one in view.spec.questions:
        if one.answered:
            body = f'<p dir="auto">{esc(one.text)}</p><p dir="auto"><b>{esc(one.answer)}</b></p>{_by(view, one.by, one.date)}'
            rows.append(_item(view, one.id, icon("final"), body))
    return _listed(rows)


def _by(view: View, by: str | None, date: str | None) -> str:
    words = ", ".join(part for part in (by, date) if part)
    return f'<p class="by">{esc(words)}</p>' if words and view.team else ""


def _terms(view: View) -> str:
    rows = "".join(
        f'<dt><bdi>{esc(term)}</bdi></dt><dd dir="auto">{esc(meaning)}</dd>' for term, meaning in view.spec.terms.items()
    )
    return f'<dl class="kv pane wide">{rows}</dl>' if rows else ""


def _folded(title: str, count: int, body: str) -> str:
    if not count:
        return ""
    return f'<details class="fold"><summary>{esc(title)} <span class="num">{count}</span></summary>{body}</details>'


def _origins(view: View) -> str:
    """Sources, the sentences set aside, what was declined, and the product context as written."""
    if not view.team:
        return ""
    spec = view.spec
    aside = "".join(
        f'<li><p class="src"><code>{esc(view.place(one.source.path, one.source.line))}</code>'
        f'<q dir="auto">{esc(one.source.quote or "")}</q></p><p class="why" dir="auto">{esc(one.why)}</p></li>'
        for one in spec.set_aside
    )
    gone = "".join(f'<li><p dir="auto">{esc(one.text)}</p>{_by(view, one.by, one.date)}</li>' for one in spec.declined)
    files = "".join(f"<li><code>{esc(one.path)}</code></li>" for one in spec.sources)
    return (
        (f'<ul class="plain">{files}</ul>' if files else "")
        + _folded("Sentences set aside, with the reason", len(spec.set_aside), f'<ul class="aside">{aside}</ul>')
        + _folded("Ideas that were declined", len(spec.declined), f'<ul class="aside">{gone}</ul>')
        + _context(view, "product", "The product context, line by line")
    )


def _context(view: View, role: str, title: str) -> str:
    text = view.page.context.get(role, "") if view.team else ""
    if not text.strip():
        return ""
    cut = f"{text[:MOST_CONTEXT]}\n…" if len(text) > MOST_CONTEXT else text
    count = text.count("\n") + 1
    body = f'<pre class="doc" dir="auto" tabindex="0">{esc(cut)}</pre>'
    return f'<details class="fold"><summary>{title} <span class="num">{count} lines</span></summary>{body}</details>'


def _clashes(view: View) -> str:
    """All of them; the first two open, so that many do not push the rest away."""
    return "".join(_clash(view, clash, number < 2) for number, clash in enumerate(view.clashes))


def _clash(view: View, clash: Clash, opened: bool) -> str:
    left, right = clash.sides
    places = esc(", ".join(f"{side.id} {side.place}".strip() for side in clash.sides))
    way_out = f"<p>{esc(clash.help)}</p>" if clash.help else ""
    return (
        f'<details class="clash s-clash" id="{clash.id}" data-open=""{" open" if opened else ""}>'
        f'<summary><span class="ico">{icon("clash")}</span><h3>{clash.title}</h3><span class="l">{places}</span></summary>'
        f'<div class="pair">{_half(view, left)}<div class="vs">{icon("neq")}<span class="vh">contradicts</span></div>'
        f"{_half(view, right)}</div>"
        f'<div class="fix"><p class="what" dir="auto">{esc(clash.message)}</p>{way_out}</div></details>'
    )


def _half(view: View, side: Side) -> str:
    head = link(view, side.id) if side.id else "<b>In the context</b>"
    text = marked(side.text, view.spec.parameters)
    return f'<div><small>{head}<span>{esc(side.place)}</span></small><p dir="auto">{text}</p></div>'


def _resolutions(view: View) -> str:
    rows = [
        _entry(links(view, one.between), f'<p dir="auto">{esc(one.why)}</p>{_by(view, one.by, one.date)}', icon("final"))
        for one in view.spec.resolutions
    ]
    return _listed(rows)


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
        _entry(link(view, one.id), f"<p>needs {links(view, one.depends_on)}</p>", icon("chev"))
        for one in view.spec.requirements
        if one.depends_on
    ]
    return _listed(rows)


def _retired(view: View) -> str:
    rows = [
        _entry(one.id, f'<p dir="auto">{esc(one.why or "no longer needed")}</p>{_by(view, None, one.date)}', icon("x"))
        for one in view.spec.retired
    ]
    return _listed(rows)
