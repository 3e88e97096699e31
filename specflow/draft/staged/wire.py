"""What a model is asked to answer with: flat objects, every field required, and our own reading of what comes back.

A server's schema check is a convenience and no promise, so everything is validated here, item by item: one bad item does not
cost the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

LONGEST = 4_000
MOST_ITEMS = 300
Words = Annotated[str, StringConstraints(max_length=LONGEST)]


class Wire(BaseModel):
    """Frozen; fields we did not ask for are passed over, since some servers add their own."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Quote(Wire):
    """Words of a source with their place."""

    path: Words
    line: int
    quote: Words


class AskedItem(Wire):
    """An open question with the answer that commits to least."""

    text: Words
    suggested: Words
    quotes: list[Quote]


class MetricItem(Wire):
    """A success metric."""

    text: Words
    target: Words
    quotes: list[Quote]


class StoryItem(Wire):
    """Who wants what, what for."""

    who: Words
    want: Words
    so: Words
    quotes: list[Quote]


class OutItem(Wire):
    """Something that is left alone."""

    text: Words
    quotes: list[Quote]


class ScenarioItem(Wire):
    """An example."""

    given: Words
    when: Words
    then: Words


class RequirementItem(Wire):
    """One behaviour. `key` names it between stages only; ids are given later, by code."""

    key: Words
    kind: Literal["FR", "NFR", "EC", "BR"]
    title: Words
    text: Words
    priority: Literal["must", "should", "could"]
    proposed: bool
    confidence: Literal["high", "medium", "low"]
    rationale: Words
    scenarios: list[ScenarioItem]
    quotes: list[Quote]


class LeftOutItem(Wire):
    """A sentence that became nothing, and why."""

    why: Words
    quotes: list[Quote]


class FindingItem(Wire):
    """What a critic has to say."""

    kind: Literal["missed-edge-case", "contradiction", "context", "implementation", "unclear", "duplicate"]
    keys: list[Words]
    message: Words
    quotes: list[Quote]


class WithdrawnItem(Wire):
    """A requirement taken back."""

    key: Words
    why: Words


class JudgedItem(Wire):
    """A judge's verdict on one question."""

    question: Literal["faithful", "complete", "clear"]
    verdict: Literal["good", "fair", "bad"]
    reason: Words
    quotes: list[Quote]


SHAPES: Mapping[str, Mapping[str, type[Wire] | type[str]]] = {
    "align": {"title": str, "goal": str, "job": str, "questions": AskedItem, "metrics": MetricItem, "stories": StoryItem,
              "out_of_scope": OutItem},
    "draft": {"requirements": RequirementItem, "constraints": OutItem, "left_out": LeftOutItem},
    "critique": {"findings": FindingItem},
    "judge": {"verdicts": JudgedItem},
    "repair": {"requirements": RequirementItem, "withdrawn": WithdrawnItem, "left_out": LeftOutItem},
}  # fmt: skip
W = TypeVar("W", bound=Wire)


class Reply:
    """The answer of one stage: its texts, its items by name, and how many items were no such thing."""

    def __init__(self, stage: str, data: Mapping[str, Any]) -> None:
        self.bad = 0
        self._texts: dict[str, str] = {}
        self._items: dict[str, list[Wire]] = {}
        for name, shape in SHAPES[stage].items():
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


def read_reply(stage: str, text: str, tidy: Callable[[str, str], str] = _as_is) -> Reply:
    """The answer of a stage. Raises `NotJson` saying what is wrong with the whole; bad items are only counted."""
    data = _loaded(text)
    if not isinstance(data, dict):
        raise NotJson("it is no object")
    if not any(name in data for name in SHAPES[stage]):
        raise NotJson("none of the fields is there")
    reply = Reply(stage, _walked(data, tidy))
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


def schema_of(stage: str) -> dict[str, Any]:
    """The JSON Schema of a stage's answer: no references, no optional fields, nothing else allowed."""
    return _object({name: _schema(shape) for name, shape in SHAPES[stage].items()})


def _schema(shape: type[Wire] | type[str]) -> dict[str, Any]:
    if isinstance(shape, type) and issubclass(shape, Wire):
        return {"type": "array", "items": _item(shape)}
    return {"type": "string"}


def _item(shape: type[Wire]) -> dict[str, Any]:
    return _object({name: _field(field.annotation) for name, field in shape.model_fields.items()})


def _field(annotation: Any) -> dict[str, Any]:
    from typing import get_args, get_origin

    if get_origin(annotation) is list:
        inner = get_args(annotation)[0]
        nested = isinstance(inner, type) and issubclass(inner, Wire)
        return {"type": "array", "items": _item(inner) if nested else {"type": "string"}}
    if get_origin(annotation) is Literal:
        return {"type": "string", "enum": list(get_args(annotation))}
    return {"type": {bool: "boolean", int: "integer"}.get(annotation, "string")}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
