"""The small markup of requirement text: `{name}` is a parameter, `{name.value}` its bare value, `{{` and `}}` are braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from specflow.model.spec import Parameter

_PARTS = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z][a-z0-9_]*)(?P<bare>\.value)?\}")
TO_WRITE = re.compile(r"\[(?:to be |to |not |tbd|todo)[^\]\n]{0,200}\]|\b(?:TBD|TBC|TODO|XXX)\b|\?\?\?", re.IGNORECASE)


class Use(NamedTuple):
    """A parameter named in a text, with its place in it."""

    name: str
    start: int
    end: int


def parameters_in(text: str) -> Iterator[Use]:
    """Every parameter that `text` names."""
    for part in _PARTS.finditer(text) if "{" in text else ():
        if part["name"]:
            yield Use(part["name"], part.start(), part.end())


def filled(text: str, parameters: Mapping[str, Parameter]) -> str:
    """The text as a person reads it; an unknown parameter stays as it is written."""

    def value(part: re.Match[str]) -> str:
        name = part["name"]
        if not name:
            return part[0][0]
        given = parameters.get(name)
        if given is None:
            return part[0]
        return given.bare if part["bare"] else str(given)

    return _PARTS.sub(value, text) if "{" in text or "}" in text else text


def escaped(text: str) -> str:
    """Foreign text as requirement text: its braces stand for themselves."""
    return text.replace("{", "{{").replace("}", "}}")
