"""`spec.html`: one file that people read, without a request to anywhere, under a strict content security policy."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping

from specflow.model.spec import Decision, Requirement
from specflow.render.clashes import local
from specflow.render.environment import environment
from specflow.render.escape import Html, bare, json_block, place
from specflow.render.given import PageInput, Picture, RequirementState
from specflow.render.kept import Kept
from specflow.render.panels import behaviour, technical, verification
from specflow.render.product import product
from specflow.render.public import published_page
from specflow.render.specmap import spec_map, ticks
from specflow.render.view import View, view_of

__all__ = ["PAGE_TEMPLATES", "PageInput", "Picture", "RequirementState", "joined", "render_page", "render_pieces"]

PAGE_TEMPLATES = ("page/page.html", "page/page.css", "page/page.js", "page/boot.js", "page/decide.js")
"""The templates a page is made of."""
PANELS = ("product", "behaviour", "technical", "verification")
_PLACE = re.compile(r"<!--piece ([\w-]{1,40})-->")


# spec: note-to-spec/FR-16, NFR-02
def render_page(page: PageInput, templates: Mapping[str, str], *, plain: bool = False) -> str:
    """The page as text. `templates` holds the texts of `PAGE_TEMPLATES`; `plain` leaves out what
    keeps long specs quick (lazy layout, controls made on sight, the grouped map), for benchmarks only.

    The same input gives the same bytes. Raises nothing on any spec.
    """
    view = view_of(_for_audience(page), plain=plain)
    css, script, boot, decide = (_lines(templates[name]) for name in PAGE_TEMPLATES[1:])
    script = f"{script}\n{decide}"
    if plain:
        css += "\n.lazy{content-visibility:visible}"
    fixed = {"css": Html(css), "script": Html(script), "boot": Html(boot), "policy": Html(_policy((boot, script), css))}
    return _document(view, templates, {**fixed, **_panels(view), "data": json_block(_data(view))})


def _for_audience(page: PageInput) -> PageInput:
    return published_page(page) if page.audience == "public" else page


def _panels(view: View) -> dict[str, Html]:
    return {"product": product(view), "behaviour": behaviour(view), "technical": technical(view),
            "verification": verification(view)}  # fmt: skip


def _document(view: View, templates: Mapping[str, str], values: Mapping[str, Html]) -> str:
    from markupsafe import Markup

    given = {"nonce": Html(""), "map": spec_map(view), "ticks": ticks(view), **values}
    html = environment(templates).get_template(PAGE_TEMPLATES[0]).render(
        **{name: Markup(value) for name, value in given.items()}, **_facts(view)  # noqa: S704 - escaped where it was made
    )
    return html if html.endswith("\n") else html + "\n"


PLACES = ("css", "script", "boot", "stamp", *PANELS, "data")


def render_pieces(page: PageInput, templates: Mapping[str, str], kept: Kept) -> dict[str, str]:
    """The page of a review in pieces by name: `frame` with a place for each of the others, the panels, the lists of requirements,
    and `data`. `joined` puts them together. `kept` makes only anew what changed since the last time.
    """
    view = view_of(page, kept=kept)
    places = {name: place(name) for name in PLACES}
    frame = _document(view, templates, {**places, "policy": Html(""), "nonce": Html(f' nonce="{place("nonce")}"')})
    return {"frame": frame, **_panels(view), **kept.lists, "data": json_block(_data(view) | {"live": True})}


def joined(pieces: Mapping[str, str]) -> str:
    """A whole page from its pieces; a place without a piece stays empty. Pieces may hold places themselves."""
    whole = pieces["frame"]
    for _ in range(2):
        whole = _PLACE.sub(lambda found: pieces.get(found[1], ""), whole)
    return whole


def _lines(text: str) -> str:
    """Browsers hash scripts and styles after normalising line ends, so they are normalised here."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _policy(scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _facts(view: View) -> dict[str, object]:
    """Plain values for the template, which escapes them."""
    spec, counts = view.spec, view.counts()
    counts["total"] = len(spec.requirements)
    counts["proposed"] = sum(one.proposed for one in spec.requirements)
    counts["left"] = sum(counts[name] for name in ("review", "placeholder", "clash", "decision", "question"))
    owners = [(bare(role).capitalize(), bare(who)) for role, who in spec.owners.items()] if view.team else []
    return {
        "title": bare(spec.title), "goal": bare(spec.goal), "version": bare(spec.version or ""),
        "updated": bare(spec.updated or ""), "owners": owners, "path": bare(view.page.path), "team": view.team,
        "digest": bare(view.page.digest), "count": counts, "first": _firsts(view), "large": view.many,
    }  # fmt: skip


def _firsts(view: View) -> dict[str, str]:
    """Where the first open thing of each kind stands."""
    first = dict.fromkeys(("review", "placeholder", "clash", "decision", "question"), "behaviour")
    for one in reversed([one for group in view.groups for one in group.requirements]):
        if one.status != "final":
            first[one.status] = one.id
    if view.clashes:
        first["clash"] = view.clashes[0].id
    first["decision"] = next((one.id for one in view.spec.decisions if not one.decided), "decisions")
    first["question"] = next((one.id for one in view.spec.questions if not one.answered), "product")
    return first


def _data(view: View) -> dict[str, object]:
    """What the script needs to know: where changes belong, and what each parameter means."""
    parameters = {
        name: {
            "value": bare(str(parameter)), "bare": bare(parameter.bare), "why": bare(parameter.why or ""),
            "uses": list(view.uses.get(name, ())[:40]), "more": max(0, len(view.uses.get(name, ())) - 40),
            "decision": view.decision_of[name].id if name in view.decision_of else "",
        }
        for name, parameter in view.spec.parameters.items()
    }  # fmt: skip
    return {
        "schema": "specflow/patch/v1", "feature": view.spec.feature, "spec": bare(view.page.path),
        "decisions": {one.id: _decision(view, one) for one in view.spec.decisions},
        "base": f"sha256:{bare(view.page.digest)}", "parameters": parameters, "eager": view.plain,
    }  # fmt: skip


def _decision(view: View, one: Decision) -> dict[str, object]:
    """What the small tool of a decision works with."""
    touched = dict.fromkeys(id_ for name in one.sets for id_ in view.uses.get(name, ()))
    touched |= dict.fromkeys(local(id_) for id_ in one.serves)
    found = [item for id_ in list(touched)[:40] if isinstance(item := view.items.get(id_), Requirement)]
    used = {name: view.spec.parameters[name] for name in one.sets if name in view.spec.parameters}
    data = one.model_dump(mode="json", include={"kind", "question", "options", "chosen"})
    return data | {
        "data": view.page.figures.get(one.id), "sets": list(one.sets),
        "values": {name: bare(value.bare) for name, value in used.items()},
        "units": {name: bare(value.unit or "") for name, value in used.items()},
        "touches": [{"id": item.id, "title": bare(item.title), "text": bare(item.text)} for item in found],
    }  # fmt: skip
