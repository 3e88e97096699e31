"""What a model is asked to answer with: flat objects, every field required, and our own reading of what comes back.

A server's schema check is a convenience and no promise, so everything is validated here, item by item: one bad item does not
cost the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

LONGEST = 4_000
MOST_ITEMS = 300
Words = Annotated[str, StringConstraints(max_length=LONGEST)]


class Wire(BaseModel):
    """Frozen; fields we did not ask for are passed over, since some servers add their own."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


W = TypeVar("W", bound=Wire)
Shape = Mapping[str, type[Wire] | type[str]]
"""The fields of an answer: a text, or a list of items of one kind."""


class Reply:
    """An answer: its texts, its items by name, and how many items were no such thing."""

    def __init__(self, expected: Shape, data: Mapping[str, Any]) -> None:
        self.bad = 0
        self._texts: dict[str, str] = {}
        self._items: dict[str, list[Wire]] = {}
        for name, shape in expected.items():
            if isinstance(shape, type) and issubclass(shape, Wire):
                self._items[name] = list(self._read(shape, data.get(name)))
            else:
                value = data.get(name)
                self._texts[name] = value[:LONGEST] if isinstance(value, str) else ""

    def _read(self, shape: type[Wire], value: Any) -> Iterator[Wire]:
        listed = value if isinstance(value, list) else []
        self.bad += (value is not None and not isinstance(value, list)) + max(0, len(listed) - MOST_ITEMS)
        for one in listed[:MOST_ITEMS]:
            try:
                yield shape.model_validate(one)
            except ValidationError:
                self.bad += 1

    def text(self, name: str) -> str:
        """One of its texts; empty where it has none."""
        return self._texts.get(name, "")

    def items(self, name: str, shape: type[W]) -> list[W]:
        """The items of one list."""
        return [one for one in self._items.get(name, ()) if isinstance(one, shape)]


class NotJson(ValueError):
    """The answer is no object of the kind that was asked for."""


def _as_is(_key: str, text: str) -> str:
    return text


def _walked(value: Any, tidy: Callable[[str, str], str], key: str = "", depth: int = 0) -> Any:
    """Every text of an answer through `tidy`, which is told the key it stands under."""
    if depth > 12:
        return None
    if isinstance(value, dict):
        return {name: _walked(one, tidy, name, depth + 1) for name, one in value.items()}
    if isinstance(value, list):
        return [_walked(one, tidy, key, depth + 1) for one in value]
    return tidy(key, value) if isinstance(value, str) else value


def read(expected: Shape, text: str, tidy: Callable[[str, str], str] = _as_is) -> Reply:
    """The answer in a text. Raises `NotJson` saying what is wrong with the whole; bad items are only counted."""
    data = _loaded(text)
    if not isinstance(data, dict):
        raise NotJson("it is no object")
    if not any(name in data for name in expected):
        raise NotJson("none of the fields is there")
    reply = Reply(expected, _walked(data, tidy))
    listed = sum(len(one) for one in data.values() if isinstance(one, list))
    if reply.bad and reply.bad >= listed:
        raise NotJson("none of its items has the fields that were asked for")
    return reply


def _loaded(text: str) -> Any:
    """The JSON in an answer. Models that are only asked for a form, and not held to it, put words or a fence around it."""
    start, end = text.find("{"), text.rfind("}")
    for part in dict.fromkeys((text, text[start : end + 1])):
        try:
            return json.loads(part)
        except (ValueError, RecursionError):
            continue
    raise NotJson("it is no JSON")


def schema(expected: Shape) -> dict[str, Any]:
    """The JSON Schema of an answer: no references, no optional fields, nothing else allowed."""
    return _object({name: _schema(shape) for name, shape in expected.items()})


def _schema(shape: type[Wire] | type[str]) -> dict[str, Any]:
    if isinstance(shape, type) and issubclass(shape, Wire):
        return {"type": "array", "items": _item(shape)}
    return {"type": "string"}


def _item(shape: type[Wire]) -> dict[str, Any]:
    return _object({name: _field(field.annotation) for name, field in shape.model_fields.items()})


def _field(annotation: Any) -> dict[str, Any]:
    if get_origin(annotation) is list:
        inner = get_args(annotation)[0]
        nested = isinstance(inner, type) and issubclass(inner, Wire)
        return {"type": "array", "items": _item(inner) if nested else {"type": "string"}}
    if get_origin(annotation) is Literal:
        return {"type": "string", "enum": list(get_args(annotation))}
    return {"type": {bool: "boolean", int: "integer"}.get(annotation, "string")}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
