"""`specflow schema`: the JSON Schema of the files people write, generated from the model."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from specflow.model.config import Config
from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.model.value import Value, dumped, fields_of, kinds_in

DIALECT = "https://json-schema.org/draft/2020-12/schema"


MODELS: dict[str, type[Any]] = {"spec": Spec, "plan": Plan, "config": Config}


def schema_of(name: str) -> str:
    """The JSON Schema of `spec`, `plan` or `config`. `source` may be one mapping or a list; a parameter may be a bare value."""
    schema = TypeAdapter(MODELS[name]).json_schema(by_alias=True, mode="validation")
    _with_defaults(schema, MODELS[name], set())
    _loosen(schema)
    return json.dumps({"$schema": DIALECT, **schema}, indent=1, ensure_ascii=False)


def _with_defaults(schema: dict[str, Any], kind: type[Any], done: set[type[Any]]) -> None:
    """Say the default of every field as a file would say it: its keys are not the names that values have here."""
    if kind in done or not issubclass(kind, Value):
        return
    done.add(kind)
    place = schema["$defs"].get(kind.__name__, schema)["properties"]
    for one in fields_of(kind):
        if not one.is_required():
            said = {**place[one.alias], "default": dumped(one.default, mode="json", by_alias=True)}
            place[one.alias] = dict(sorted(said.items()))
        for inner in kinds_in(one.annotation):
            _with_defaults(schema, inner, done)


def _loosen(schema: dict[str, object]) -> None:
    """Allow in the schema what the reader allows: shorthands are turned into the full form before validation."""
    definitions = schema.get("$defs")
    if not isinstance(definitions, dict):
        return
    places = [schema, *definitions.values()]
    for place in places:
        properties = place.get("properties", {}) if isinstance(place, dict) else {}
        if "source" in properties and properties["source"].get("type") == "array":
            listed = properties["source"]
            properties["source"] = {
                "anyOf": [listed["items"], {"type": "array", "items": listed["items"]}],
                "description": listed.get("description", ""),
            }
        values = properties.get("parameters", {}).get("patternProperties") or properties.get("parameters", {})
        for key, inner in list(values.items()):
            if isinstance(inner, dict) and inner.get("$ref", "").endswith("/Parameter"):
                values[key] = {"anyOf": [inner, {"type": ["string", "number", "boolean"]}, {"type": "array"}]}
