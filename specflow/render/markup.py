"""The mini-markup of requirement texts: `**must**`, `{parameter}`, `[to write]`, circled callouts. Never raw HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specflow.model.spec import Parameter
from specflow.render.escape import Html, attr, esc

_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*\n]{1,200})\*\*"
    r"|(?P<brace>\{\{|\}\})"
    r"|\{(?P<name>[a-z][a-z0-9_]{0,79})(?P<bare>\.value)?\}"
    r"|\[(?P<gap>[^\[\]\n]{2,300})\]"
    r"|(?P<callout>[\u2460-\u2473])"
    r"|\b(?P<word>(?:must|should|shall|MUST|SHOULD|SHALL)(?: not| NOT)?)\b"
)
_USE = re.compile(r"\{([a-z][a-z0-9_]{0,79})(?:\.value)?\}")
_UNDECIDED = re.compile(r"(?:to |tb[cd]\b|todo\b|not |un|open|which|what|how|who|when|\?|…|\.\.\.)", re.IGNORECASE)


def parameters_in(text: str) -> tuple[str, ...]:
    """The parameters that a text names, in order, each once; `{{name}}` names none."""
    if "{" not in text:
        return ()
    return tuple(dict.fromkeys(_USE.findall(text.replace("{{", "").replace("}}", ""))))


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
    if kind == "brace":
        return hit["brace"][0]
    if kind == "callout":
        return f'<span class="co">{ord(hit["callout"]) - 0x245F}</span>'
    if kind == "gap":
        undecided = gaps or _UNDECIDED.match(hit["gap"])
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


def plain(text: str, parameters: Mapping[str, Parameter]) -> str:
    """A statement as plain text, with the values filled in."""

    def fill(hit: re.Match[str]) -> str:
        if hit.lastgroup == "strong":
            return hit["strong"]
        if hit.lastgroup == "brace":
            return hit["brace"][0]
        if hit["name"] and hit["name"] in parameters:
            parameter = parameters[hit["name"]]
            return parameter.bare if hit["bare"] else str(parameter)
        return hit[0]

    return _TOKEN.sub(fill, text)
