"""An OpenAPI document as evidence: the schema of one response, and instances that it admits at its edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specflow.analysis.checks.schema import pointed

MOST_DEPTH = 12
MOST_INSTANCES = 200


def response_schema(document: Any, operation: str, response: str) -> Any:
    """The JSON Schema of a response, self-contained; None when the document has no such response."""
    method, _, path = operation.partition(" ")
    here: Any = document
    for step in ("paths", path.strip(), method.lower(), "responses"):
        here = here.get(step) if isinstance(here, dict) else None
    if not isinstance(here, dict):
        return None
    answer = here.get(response, here.get(int(response) if response.isdecimal() else response, here.get("default")))
    if isinstance(answer, dict) and "$ref" in answer:
        answer = pointed(document, str(answer["$ref"]).removeprefix("#"))
    content = answer.get("content") if isinstance(answer, dict) else None
    media = next((one for kind, one in content.items() if "json" in str(kind)), None) if isinstance(content, dict) else None
    schema = media.get("schema") if isinstance(media, dict) else None
    if not isinstance(schema, dict):
        return None
    old = str(document.get("openapi", "")).startswith("3.0")
    whole = {**schema, "components": document.get("components", {})}
    return _modern(whole, 0) if old else whole


def _modern(node: Any, depth: int) -> Any:
    """OpenAPI 3.0's `nullable` and boolean bounds as JSON Schema says them."""
    if depth > 60:
        return node
    if isinstance(node, list):
        return [_modern(one, depth + 1) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _modern(one, depth + 1) for key, one in node.items() if key != "nullable"}
    if node.get("nullable") is True and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if made.get(flag) is True and bound in made:
            made[flag] = made.pop(bound)
        elif isinstance(made.get(flag), bool):
            made.pop(flag)
    return made


def instances(schema: Any) -> Iterator[tuple[str, Any]]:
    """(what is special about it, instance): first the fullest, then one for every edge that the schema leaves open."""
    maker = _Maker(schema)
    full = maker.full(schema, 0)
    yield "the fullest answer", full
    for number, (how, value) in enumerate(maker.edges(schema, full, 0)):
        if number >= MOST_INSTANCES:
            return
        yield how, value


class _Maker:
    def __init__(self, root: Any) -> None:
        self.root = root

    def plain(self, schema: Any) -> dict[str, Any]:
        """The schema with its reference followed and its `allOf` merged, as far as that is simple."""
        for _ in range(MOST_DEPTH):
            if not isinstance(schema, dict):
                return {}
            if "$ref" in schema:
                schema = pointed(self.root, str(schema["$ref"]).removeprefix("#"))
                continue
            break
        if not isinstance(schema, dict):
            return {}
        merged = dict(schema)
        for inner in schema.get("allOf", ()):
            more = self.plain(inner)
            merged["properties"] = {**merged.get("properties", {}), **more.get("properties", {})}
            merged["required"] = [*merged.get("required", ()), *more.get("required", ())]
            merged = {**more, **merged}
        for key in ("oneOf", "anyOf"):
            if isinstance(merged.get(key), list) and merged[key]:
                return {**self.plain(merged[key][0]), **{k: v for k, v in merged.items() if k != key}}
        return merged

    def full(self, schema: Any, depth: int) -> Any:
        """An instance with everything in it."""
        one = self.plain(schema)
        for key in ("example", "const", "default"):
            if key in one:
                return one[key]
        for key in ("examples", "enum"):
            if isinstance(one.get(key), list) and one[key]:
                return one[key][0]
        kind = self.kind(one)
        if depth > MOST_DEPTH or kind == "null":
            return None
        if kind == "object":
            return {name: self.full(inner, depth + 1) for name, inner in one.get("properties", {}).items()}
        if kind == "array":
            return [self.full(one.get("items", {}), depth + 1)] * max(1, _whole(one.get("minItems")))
        if kind in ("number", "integer"):
            return self.number(one, kind)
        if kind == "boolean":
            return True
        return "x" * max(1, _whole(one.get("minLength")))

    @staticmethod
    def kind(one: dict[str, Any]) -> str:
        kind = one.get("type")
        if isinstance(kind, list):
            kind = next((name for name in kind if name != "null"), "null")
        if isinstance(kind, str):
            return kind
        return "object" if "properties" in one else "array" if "items" in one else "string"

    @staticmethod
    def number(one: dict[str, Any], kind: str) -> int | float:
        step = 1 if kind == "integer" else 0.001
        if isinstance(one.get("minimum"), int | float):
            return one["minimum"]  # type: ignore[no-any-return]
        if isinstance(one.get("exclusiveMinimum"), int | float) and not isinstance(one["exclusiveMinimum"], bool):
            return one["exclusiveMinimum"] + step  # type: ignore[no-any-return]
        return one["maximum"] if isinstance(one.get("maximum"), int | float) else 1

    def edges(self, schema: Any, full: Any, depth: int) -> Iterator[tuple[str, Any]]:
        """What else the schema admits: optional things left out, open bounds made extreme, empty texts and lists, null."""
        one = self.plain(schema)
        if depth > MOST_DEPTH:
            return
        if isinstance(one.get("type"), list) and "null" in one["type"]:
            yield "null", None
        if "enum" in one or "const" in one:
            return
        kind = self.kind(one)
        if kind == "object" and isinstance(full, dict):
            yield from self._of_object(one, full, depth)
        elif kind == "array" and isinstance(full, list):
            if not _whole(one.get("minItems")):
                yield "an empty list", []
            for how, inner in self.edges(one.get("items", {}), full[0] if full else None, depth + 1):
                yield how, [inner, *full[1:]]
        elif kind in ("number", "integer"):
            if "minimum" not in one and "exclusiveMinimum" not in one:
                yield "a number without a lower bound", -1_000_000_000
            elif isinstance(one.get("minimum"), int | float):
                yield "the smallest number", one["minimum"]
            if "maximum" not in one and "exclusiveMaximum" not in one:
                yield "a number without an upper bound", 1_000_000_000
        elif kind == "string" and not {"pattern", "format"} & set(one) and not _whole(one.get("minLength")):
            yield "an empty text", ""

    def _of_object(self, one: dict[str, Any], full: dict[str, Any], depth: int) -> Iterator[tuple[str, Any]]:
        required = set(one.get("required", ()))
        for name, inner in one.get("properties", {}).items():
            if name not in required:
                yield f"without `{name}`", {key: value for key, value in full.items() if key != name}
            for how, value in self.edges(inner, full.get(name), depth + 1):
                yield f"`{name}`: {how}", {**full, name: value}


def _whole(value: object) -> int:
    return min(value, 1000) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def admits_no_other(contract: Any, document: Any) -> bool | None:
    """Whether everything the document admits keeps to the contract; None where that cannot be told (or not without an engine)."""
    try:
        import jsonschema_rs
    except ImportError:
        return None
    try:
        covered = jsonschema_rs.canonicalize(contract).covers(jsonschema_rs.canonicalize(document))
    except Exception:  # the engine's own errors: what it cannot take it cannot prove
        return None
    return True if str(covered).lower() == "yes" else None
