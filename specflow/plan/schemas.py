"""Operations and their JSON Schemas, read off what a requirement says is shown, given or asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from specflow.model.ids import slugify
from specflow.model.spec import Constraint, Parameter, Requirement, Spec
from specflow.model.text import filled, parameters_in
from specflow.plan.sentence import parts_of, topics

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_GIVES = re.compile(
    r"\b(?:show|shows|return|returns|contain|contains|include|includes|carry|carries|list|lists|display|displays|be filled with|"
    r"be shown|offer|offers|give|gives|get|receive|hold|holds|state|name|tell)\b\s+(?P<rest>.+)", re.IGNORECASE,
)  # fmt: skip
_DOES = re.compile(r"\bbe able to (?P<verb>[a-z]+) (?P<rest>.+)", re.IGNORECASE)
_ROUTE = re.compile(r"`(?P<route>(?:GET|POST|PUT|PATCH|DELETE) /[^\s`]{1,200})`")
_CUT = re.compile(
    r"\s(?:of|with|for|that|which|who|whose|by|from|as|on|at|in|to|if|when|where|so|until|because|without|through|more|alone|instead|between|among|within|"
    r"up|under|over|per|than|before|after|during|\d+)"
    r"\s.*", re.IGNORECASE,
)  # fmt: skip
_MARKS = re.compile(
    r"[①-⓿{}\"“”'()]|\.value\b|^\s*(?:a|an|the|its|their|his|her|every|each|all|one|two|three|only|new|also|both)\s",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|it|them|this|that|more|none|nothing)")
_NUMBER = re.compile(
    r"\b(?:number|count|amount|price|cost|total|score|percent\w*|share|days?|hours?|minutes?|seconds?)\b", re.IGNORECASE
)
_TRUTH = re.compile(r"^(?:is|has|whether)\b", re.IGNORECASE)
_MOST_FIELDS = 12
_UPPER = re.compile(r"(?:at most|up to|no more than|never more than|beyond|within|maximum of)\s*$", re.IGNORECASE)
_LOWER = re.compile(r"(?:at least|no less than|no fewer than|more than|minimum of)\s*$", re.IGNORECASE)


class Contract(NamedTuple):
    """An operation: its name, route where a technical fact knows it, and the fields it takes and gives."""

    name: str
    route: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    requirement: Requirement


def contracts_of(spec: Spec, chosen: tuple[Requirement, ...]) -> Iterator[Contract]:
    """One operation for every functional requirement that gives somebody something or lets somebody do something."""
    names: set[str] = set()
    for requirement in chosen:
        if requirement.kind != "FR" or parts_of(requirement.text).modal.endswith(("not", "never")):
            continue
        found = _contract(spec, requirement)
        if found is not None and found.name not in names:
            names.add(found.name)
            yield found


def _contract(spec: Spec, requirement: Requirement) -> Contract | None:
    predicate = parts_of(requirement.text).predicate
    route = _route(spec.constraints, requirement)
    if does := _DOES.search(f" {predicate}"):
        what = next(iter(_fields(does["rest"])), "")
        name = slugify(f"{does['verb']} {what.replace('_', ' ')}", 48)
        return Contract(name, route, (what,), ("outcome",), requirement) if what and name else None
    if gives := _GIVES.search(predicate):
        fields = tuple(_fields(gives["rest"]))
        name = slugify(requirement.title, 48)
        return Contract(name, route, (), fields, requirement) if len(fields) > 1 and name else None
    return None


def _fields(rest: str) -> Iterator[str]:
    """`the parcel, the locker and the time left` as parcel, locker, time_left."""
    seen: set[str] = set()
    for part in re.split(r",\s*(?:and|or)?\s+|\s+(?:and|or|plus)\s+|;|\.\s", rest)[: _MOST_FIELDS * 2]:
        words = _CUT.sub("", f" {_MARKS.sub(' ', _MARKS.sub(' ', part))} ").split()
        name = slugify(" ".join(words[:3]), 40).replace("-", "_")
        if name and name[0].isalpha() and not _COUNTED.fullmatch(name) and name not in seen and len(seen) < _MOST_FIELDS:
            seen.add(name)
            yield name


def _route(constraints: tuple[Constraint, ...], requirement: Requirement) -> str:
    """The route of the technical fact that speaks of the same things; empty when none does clearly."""
    mine = topics(f"{requirement.title} {requirement.text}")
    best = max(constraints, key=lambda one: len(mine & topics(one.text)), default=None)
    found = _ROUTE.search(best.text) if best and len(mine & topics(best.text)) >= 2 else None
    return found["route"] if found else ""


def schema_text(spec: Spec, contract: Contract, side: str) -> str:
    """The JSON Schema of what goes in (`input`) or comes out (`output`), as JSON."""
    fields = contract.takes if side == "input" else contract.gives
    full = spec.full_id(contract.requirement.id)
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": f"{contract.name}: {side}",
        "description": filled(contract.requirement.text, spec.parameters),
        "x-requirements": [full],
        "type": "object",
        "required": list(fields),
        "properties": {name: _field(name, contract.requirement, spec.parameters) for name in fields},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _field(name: str, requirement: Requirement, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    if name == "outcome":
        return {"type": "string", "minLength": 1}
    if _TRUTH.match(name.replace("_", " ")):
        return {"type": "boolean"}
    bounds = _bounds(name, requirement.text, parameters)
    if bounds.get("maxLength"):
        return {"type": "string", **bounds}
    if bounds or _NUMBER.search(name.replace("_", " ")):
        return {"type": ["number", "string"], **bounds}
    return {"type": ["string", "number", "boolean", "object", "array"]}


def _bounds(name: str, text: str, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """`a title of at most {title_length}` bounds the title."""
    at = re.search(rf"\b{re.escape(name.split('_')[-1])}\b", text, re.IGNORECASE)
    for use in parameters_in(text):
        value = parameters[use.name].value if use.name in parameters else None
        near = at is not None and 0 <= use.start - at.end() <= 24 and "," not in text[at.end() : use.start]
        if not near or isinstance(value, bool) or not isinstance(value, int | float):
            continue
        before, unit = text[: use.start], (parameters[use.name].unit or "").lower()
        if _UPPER.search(before):
            return {"maxLength": value} if unit.startswith("char") else {"maximum": value}
        if _LOWER.search(before):
            return {"minLength": value} if unit.startswith("char") else {"minimum": value}
    return {}
