"""Small pieces that several parts of the page share: icons, links, provenance, notes of lint."""

from __future__ import annotations

from collections.abc import Iterable

from specflow.model.finding import Finding
from specflow.model.spec import SourceRef
from specflow.render.clashes import local
from specflow.render.escape import attr, coded, esc
from specflow.render.view import View


def icon(name: str, classes: str = "") -> str:
    """An icon of the page's sprite; decoration only, the word stands beside it."""
    return f'<svg class="i{" " + classes if classes else ""}" aria-hidden="true"><use href="#i-{name}"/></svg>'


def link(view: View, id_: str) -> str:
    """A link to an id of this page, or the bare id when it stands elsewhere."""
    name, feature = esc(id_), id_.rpartition("/")[0]
    if feature and feature != view.spec.feature:
        return f"<b>{name}</b>"
    return f'<a class="rid" href="#{attr(local(id_))}">{name}</a>' if local(id_) in view.ids else f"<b>{name}</b>"


def links(view: View, ids: Iterable[str]) -> str:
    """Several of them."""
    return ", ".join(link(view, id_) for id_ in ids)


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
        whose = f"<span>In {_speaker(view, ref.path)} own words</span>" if said and places else ""
        if said or place:
            out.append(f'<p class="src">{whose}{place}{said}</p>')
    return "".join(out)


def _speaker(view: View, path: str) -> str:
    name = path.rpartition("/")[2]
    first = view.spec.sources[0].path if view.spec.sources else ""
    return "the context’s" if "context" in name else "the note’s" if path == first or "note" in name else "the source’s"


def notes(findings: Iterable[Finding]) -> str:
    """What lint says about an item."""
    found = [
        f'<li class="n-{one.severity}"><b>{esc(one.code)}</b> <span dir="auto">{coded(one.message)}</span></li>'
        for one in findings
    ]
    return f'<ul class="notes">{"".join(found)}</ul>' if found else ""


def table(name: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    """A table that may scroll sideways, with `name` for those who cannot see it."""
    return table_of(name, columns, f"<tbody>{''.join(rows)}</tbody>")


def table_of(name: str, columns: Iterable[str], bodies: str) -> str:
    """The same with rows that stand in bodies of the table already."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f'<div class="run scroll" tabindex="0" role="region" aria-label="{attr(name)}"><table><thead><tr>{head}</tr></thead>'
        f"{bodies}</table></div>"
    )
