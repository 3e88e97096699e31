"""The first panel: why, for whom, what is out, what is still asked, and where it all comes from."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.spec import Metric, Question, Story
from specflow.render.escape import Html, attr, coded, esc
from specflow.render.markup import marked
from specflow.render.parts import icon, notes, provenance
from specflow.render.shapes import by_line, context_text, item, listed, section
from specflow.render.view import View


def product(view: View) -> Html:
    """Why, for whom, what is out, what is still asked."""
    spec = view.spec
    job = f'<p class="lead" dir="auto">{esc(spec.job)}</p>' if spec.job else ""
    parts = [
        section("The job", job),
        _questions(view),
        section("Who wants what", _cards([_story(view, story) for story in spec.stories])),
        section("How success is measured", listed([_metric(view, metric) for metric in spec.metrics])),
        section("Not in this version", listed([_out(view, i) for i in range(len(spec.out_of_scope))])),
        section("What is taken for granted", _bullets(spec.assumptions)),
        section("Terms", _terms(view)),
        section("Answered questions", _answered(view)),
        section("Where it comes from", _origins(view)),
    ]
    return Html("".join(parts)) or Html('<p class="none">No product context is written yet.</p>')


def _bullets(texts: Sequence[str]) -> str:
    items = "".join(f'<li dir="auto">{esc(text)}</li>' for text in texts)
    return f'<ul class="dots">{items}</ul>' if items else ""


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
    return item(view, metric.id, icon("target"), body)


def _out(view: View, position: int) -> str:
    one = view.spec.out_of_scope[position]
    return item(view, one.id, icon("x"), f'<p dir="auto">{esc(one.text)}</p>{provenance(view, one.source)}')


def _questions(view: View) -> str:
    cards = [_question(view, one) for one in view.spec.questions if not one.answered]
    lead = "Each has a suggested answer. “Yes” or a small correction is enough."
    return section("Questions only people can answer", f'<div class="list">{"".join(cards)}</div>' if cards else "", lead)


def _question(view: View, one: Question) -> str:
    suggested = ""
    if one.suggested:
        shown = f'<span dir="auto" data-raw="{attr(one.suggested)}">{coded(one.suggested)}</span>'
        suggested = f'<p class="sug"><b>Suggested answer</b>{shown}</p>'
    return (
        f'<article class="card qa s-ask" id="{one.id}" data-open="" tabindex="-1">'
        f'<header><span class="st">{icon("ask")}<span>Open question</span></span>'
        f'<span class="rid">{one.id}</span></header><div class="in"><h3 class="stmt" dir="auto">{coded(one.text)}</h3>{suggested}'
        f"{provenance(view, one.source)}{notes(view.notes_of.get(one.id, ()))}</div></article>"
    )


def _answered(view: View) -> str:
    rows = []
    for one in view.spec.questions:
        if one.answered:
            said = f'<p dir="auto">{coded(one.text)}</p><p dir="auto"><b>{coded(one.answer)}</b></p>'
            body = said + by_line(view, one.by, one.date)
            rows.append(item(view, one.id, icon("final"), body))
    return listed(rows)


def _folded(title: str, count: int, body: str) -> str:
    if not count:
        return ""
    return f'<details class="fold"><summary>{esc(title)} <span class="num">{count}</span></summary>{body}</details>'


def _terms(view: View) -> str:
    rows = "".join(
        f'<dt><bdi>{esc(term)}</bdi></dt><dd dir="auto">{esc(meaning)}</dd>' for term, meaning in view.spec.terms.items()
    )
    return f'<dl class="kv pane wide">{rows}</dl>' if rows else ""


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
    gone = "".join(f'<li><p dir="auto">{esc(one.text)}</p>{by_line(view, one.by, one.date)}</li>' for one in spec.declined)
    files = "".join(f"<li><code>{esc(one.path)}</code></li>" for one in spec.sources)
    return (
        (f'<ul class="plain">{files}</ul>' if files else "")
        + _folded("Sentences set aside, with the reason", len(spec.set_aside), f'<ul class="aside">{aside}</ul>')
        + _folded("Ideas that were declined", len(spec.declined), f'<ul class="aside">{gone}</ul>')
        + context_text(view, "product", "The product context, line by line")
    )
