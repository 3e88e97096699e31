"""JSON Schemas: validation, references that stay inside the workspace, and which requirement a node speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from specflow.analysis.checks.spoil import Path, pointer

BASE = "https://workspace.invalid/"
"""Names what never leaves the workspace: nothing is ever fetched, and relative references join onto it."""
MARK = "x-requirement"
MOST_DEPTH = 40
MOST_ERRORS = 50
Documents = Mapping[str, Any]
"""Schemas by root-relative path: what a `$ref` may lead to."""


class Refused(NamedTuple):
    """One thing a schema has against a payload; `requirements` are the ids its nodes name, nearest first."""

    path: Path
    message: str
    requirements: tuple[str, ...]


class BadSchema(Exception):
    """The schema is none, or leads outside the workspace."""


class Schema:
    """A schema ready to judge payloads. Raises `BadSchema`, and `ImportError` where `jsonschema` is not installed."""

    def __init__(self, path: str, data: Any, documents: Documents) -> None:
        from jsonschema.exceptions import SchemaError
        from jsonschema.validators import validator_for
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        if not isinstance(data, dict):
            raise BadSchema("a JSON Schema is an object")
        _bounded(data)
        self.data = data
        self.path = path
        self.documents = {**documents, path: data}
        kind = validator_for(data, default=_default())
        try:
            kind.check_schema(data)
        except SchemaError as problem:
            where = pointer(tuple(problem.absolute_path))
            raise BadSchema(f"{where}: {problem.message[:200]}") from None
        resources = [
            (BASE + name, Resource.from_contents(one, default_specification=DRAFT202012))
            for name, one in self.documents.items()
            if isinstance(one, dict | bool)
        ]
        rooted = data if "$id" in data else {"$id": BASE + path, **data}
        registry: Any = Registry().with_resources(resources)
        self._validator: Any = kind(rooted, registry=registry)

    def refusals(self, payload: Any) -> Iterator[Refused]:
        """Everything the schema has against `payload`. Raises `BadSchema` for a reference that leads nowhere."""
        from jsonschema.exceptions import ValidationError
        from referencing.exceptions import Unresolvable

        try:
            for number, error in enumerate(self._validator.iter_errors(payload)):
                if number >= MOST_ERRORS:
                    return
                assert isinstance(error, ValidationError)  # noqa: S101 - what iter_errors yields
                yield Refused(tuple(error.absolute_path), _said(error), tuple(self._blamed(error)))
        except Unresolvable as problem:
            message = f"the reference `{problem.ref}` leads to nothing in the contract's folder"
            raise BadSchema(message) from None
        except RecursionError:
            raise BadSchema("it refers to itself without end") from None

    def _blamed(self, error: Any) -> Iterator[str]:
        """Ids on the way from the failing keyword outwards; a missing property's own node comes first."""
        nodes = [self.data]
        here: Any = self.data
        root = self.data
        for step in error.absolute_schema_path:
            if step == "$ref" and isinstance(here, dict):
                root, here = self.resolved(here["$ref"], root)
            elif isinstance(here, dict | list):
                here = here[step] if (step in here if isinstance(here, dict) else isinstance(step, int)) else None
            if isinstance(here, dict):
                nodes.append(here)
        if error.validator in ("required", "dependentRequired"):
            yield from _missing(error, nodes[-1])
        for node in reversed(nodes):
            yield from marks(node)
        for inner in error.context or ():
            for node in (inner.schema,) if isinstance(inner.schema, dict) else ():
                yield from marks(node)

    def resolved(self, ref: object, root: Any) -> tuple[Any, Any]:
        """(document, node) that a `$ref` means; (root, None) when nobody knows."""
        name, _, fragment = str(ref).partition("#")
        if name:
            folder = self.path.rpartition("/")[0]
            name = name.removeprefix(BASE)
            found = self.documents.get(f"{folder}/{name}".lstrip("/"), self.documents.get(name))
            if found is None:
                return root, None
            root = found
        return root, pointed(root, fragment)

    def nodes(self, id_: str, payload: Any) -> Iterator[tuple[str, Path]]:
        """Where in `payload` the nodes that name `id_` apply: (place in the schema, path in the payload)."""
        for place, node, path in _applied(self, self.data, self.data, payload, (), "#", 0):
            if id_ in {mark.rpartition("/")[2] for mark in marks(node)}:
                yield place, path

    @property
    def named(self) -> frozenset[str]:
        """Every id that a node of the schema names, without features."""
        return frozenset(mark.rpartition("/")[2] for node in _all_nodes(self.data, 0) for mark in marks(node))


def _default() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator


def _said(error: Any) -> str:
    where = pointer(tuple(error.absolute_path))
    return f"{where}: {error.message[:160]}"


def _missing(error: Any, node: Mapping[str, Any]) -> Iterator[str]:
    properties = node.get("properties")
    if isinstance(properties, dict) and isinstance(error.instance, dict):
        for name, inner in properties.items():
            if name not in error.instance and repr(name) in error.message and isinstance(inner, dict):
                yield from marks(inner)


def marks(node: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids under `x-requirement`."""
    value = node.get(MARK, ())
    if isinstance(value, str):
        value = re.split(r"[,\s]+", value.strip())
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


def pointed(root: Any, fragment: str) -> Any:
    """What a JSON Pointer means in `root`; None when nothing."""
    here = root
    for step in fragment.split("/")[1:] if fragment.startswith("/") else []:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict) and key in here:
            here = here[key]
        elif isinstance(here, list) and key.isdecimal() and int(key) < len(here):
            here = here[int(key)]
        else:
            return None
    return here if not fragment or fragment.startswith("/") else None


def _applied(
    schema: Schema, root: Any, node: Any, payload: Any, path: Path, place: str, depth: int
) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Every schema node with the first place of the payload that it applies to."""
    if depth > MOST_DEPTH or not isinstance(node, dict):
        return
    yield place, node, path
    if "$ref" in node:
        inner_root, target = schema.resolved(node["$ref"], root)
        yield from _applied(schema, inner_root, target, payload, path, f"{place}/$ref", depth + 1)
    for key in ("allOf", "anyOf", "oneOf"):
        for number, inner in enumerate(node.get(key, ()) if isinstance(node.get(key), list) else ()):
            yield from _applied(schema, root, inner, payload, path, f"{place}/{key}/{number}", depth + 1)
    properties = node.get("properties")
    if isinstance(payload, dict) and isinstance(properties, dict):
        for name, inner in properties.items():
            if name in payload:
                yield from _applied(schema, root, inner, payload[name], (*path, name), f"{place}/properties/{name}", depth + 1)
    if isinstance(payload, list) and payload:
        yield from _applied(schema, root, node.get("items"), payload[0], (*path, 0), f"{place}/items", depth + 1)


def _all_nodes(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _all_nodes(inner, depth + 1)


_NESTED = re.compile(r"[+*}]\)[+*{]|[+*]\)\?[+*]")


def _bounded(data: Any) -> None:
    """A pattern with a repetition inside a repetition can take for ever on a short text: a contract has no need of one."""
    patterns: Sequence[object] = [
        one for node in _all_nodes(data, 0) for one in (node.get("pattern"), *_keys(node.get("patternProperties"))) if one
    ]
    for one in patterns:
        if isinstance(one, str) and (_NESTED.search(one) or len(one) > 500):
            raise BadSchema(f"the pattern `{one[:60]}` could take for ever; write it without a repetition inside a repetition")


def _keys(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, dict) else ()
