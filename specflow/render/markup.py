"""The mini-markup of requirement texts: `**must**`, `{parameter}`, `[to write]`, circled callouts. Never raw HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specflow.model.spec import Parameter
from specflow.model.text import TO_WRITE, parameters_in
from specflow.render.escape import Html, attr, esc

_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*\n]{1,200})\*\*"
    r"|(?P<brace>\{\{|\}\})"
    r"|\{(?P<name>[a-z][a-z0-9_]{0,79})(?P<bare>\.value)?\}"
    r"|\[(?P<gap>[^\[\]\n]{2,300})\]"
    r"|(?P<todo>\b(?:TBD|TBC|TODO|XXX)\b|\?\?\?)"
    r"|(?P<callout>[\u2460-\u2473])"
    r"|\b(?P<word>(?:must|should|shall|MUST|SHOULD|SHALL)(?: not| NOT)?)\b"
)


def named_in(text: str) -> tuple[str, ...]:
    """The parameters that a text names, in order, each once."""
    return tuple(dict.fromkeys(use.name for use in parameters_in(text))) if "{" in text else ()


def marked(text: str, parameters: Mapping[str, Parameter], *, gaps: bool = False, links: bool = True) -> Html:
    """A statement as HTML. `gaps`: every bracket is text to write; without `links` it may stand inside a summary."""
    out: list[str] = []
    end = 0
    for hit in _TOKEN.finditer(text):
        out.append(esc(text[end : hit.start()]))
        out.append(_token(hit, parameters, gaps=gaps, links=links))
        end = hit.end()
    out.append(esc(text[end:]))
    return Html("".join(out))


def _token(hit: re.Match[str], parameters: Mapping[str, Parameter], *, gaps: bool, links: bool) -> str:
    kind = hit.lastgroup
    if kind == "word":
        return f'<b class="kw">{hit["word"]}</b>'
    if kind == "strong":
        return f'<b class="kw">{esc(hit["strong"])}</b>'
    if kind == "todo":
        return f'<span class="tbd">{hit["todo"]}</span>'
    if kind == "brace":
        return hit["brace"][0]
    if kind == "callout":
        return f'<span class="co">{ord(hit["callout"]) - 0x245F}</span>'
    if kind == "gap":
        undecided = gaps or TO_WRITE.match(hit[0])
        return f'<span class="tbd">{esc(hit["gap"])}</span>' if undecided else str(esc(hit[0]))
    return _chip(hit["name"], bool(hit["bare"]), parameters.get(hit["name"]), links=links)


def _chip(name: str, only_value: bool, parameter: Parameter | None, *, links: bool) -> str:
    if parameter is None:
        return f'<span class="tbd">{name} has no value</span>'
    value = parameter.bare if only_value else str(parameter)
    wide = " wrap" if len(value) > 24 else ""
    if links:
        return f'<a class="param{wide}" href="#p-{attr(name)}" title="{attr(name)}">{esc(value)}</a>'
    return f'<span class="param{wide}" title="{attr(name)}">{esc(value)}</span>'
