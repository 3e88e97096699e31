"""The contracts of a plan: JSON Schemas in `contracts/`, and the checks in the spec that enforce them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from specflow.adapters import disk
from specflow.flows import workspace as ws
from specflow.model.plan import Plan
from specflow.parse.yaml_edit import append_item

if TYPE_CHECKING:
    from specflow.flows.plan import Feature


def contracts(feature: Feature, schemas: Mapping[str, str], *, write: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the JSON Schemas; one that a person edited stays as it is. (written, kept)"""
    written, kept = [], []
    for path, text in schemas.items():
        full = f"{feature.file.folder}/{path}".lstrip("/")
        target = disk.inside(feature.workspace.root, full)
        if target is None:
            continue
        marked = _mark(text)
        there = ws.as_text(disk.read_bytes(target)) if target.is_file() else None
        if there == marked:
            continue
        if there is not None and not _is_marked(there):
            kept.append(full)
            continue
        if write:
            disk.replace(target, marked.encode())
        written.append(full)
    return tuple(written), tuple(kept)


def _mark(text: str) -> str:
    """A generated JSON document with a digest of itself, so that an edited one can be told."""
    data = json.loads(text)
    data["x-made"] = _digest(data)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _is_marked(text: str) -> bool:
    """Whether a document is as it was generated."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("x-made") == _digest(data)


def _digest(data: Mapping[str, object]) -> str:
    plain = json.dumps({key: value for key, value in data.items() if key != "x-made"}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def checks(feature: Feature, made: Plan, *, write: bool) -> tuple[str, ...]:
    """Give every requirement whose contract is planned its `contract` checks, over payloads that a run records."""
    target = feature.workspace.root / feature.file.path
    text, given = feature.file.text, []
    requirements = {one.id: one for one in feature.spec.requirements}
    for operation in made.design.api:
        for side, path in (("input", operation.input), ("output", operation.output)):
            for id_ in operation.requirements:
                one = requirements.get(id_)
                if path and one and not any(check.get("contract") == path for check in one.checks):
                    payloads = f"evidence/{feature.spec.feature}/{operation.name}.{side}/*.json"
                    text = append_item(text, ["requirements", id_, "checks"], {"contract": path, "payloads": payloads})
                    given.append(id_)
    if given and write:
        with disk.locked(feature.workspace.root, target):
            disk.replace(target, text.encode("utf-8", "surrogatepass"))
    return tuple(dict.fromkeys(given))
