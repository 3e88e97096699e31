"""`specflow schema`: the JSON Schema of the files people write, generated from the model."""

from __future__ import annotations

import json

from pydantic import BaseModel

from specflow.model.config import Config
from specflow.model.plan import Plan
from specflow.model.spec import Spec

DIALECT = "https://json-schema.org/draft/2020-12/schema"


MODELS: dict[str, type[BaseModel]] = {"spec": Spec, "plan": Plan, "config": Config}


def schema_of(name: str) -> str:
    """The JSON Schema of `spec`, `plan` or `config`. `source` may be one mapping or a list; a parameter may be a bare value."""
    model: type[BaseModel] = MODELS[name]
    schema = model.model_json_schema(by_alias=True, mode="validation")
    _loosen(schema)
    return json.dumps({"$schema": DIALECT, **schema}, indent=1, ensure_ascii=False)


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
