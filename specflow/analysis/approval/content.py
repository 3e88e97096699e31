"""The content that each role signs, as plain data, and its hash. Status, lines, dates, comments and aliases are in neither."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from typing import Any

from specflow.model.approval import WHOLE
from specflow.model.spec import Requirement, Retired, Spec
from specflow.model.text import filled, parameters_in


def contents(
    spec: Spec, role: str, contracts: Mapping[str, str] | None = None, once: Container[str] = ()
) -> dict[str, dict[str, Any]]:
    """Everything that `role` signs, by subject: the whole, every requirement, and that those `once` signed are retired."""
    known = {one.id: one for one in spec.requirements}
    found = {WHOLE: of_spec(spec, role)} | {
        one.id: of_requirement(spec, one, role, contracts, known) for one in spec.requirements
    }
    return found | {one.id: of_retirement(one) for one in spec.retired if one.id in once and one.id not in known}


def subjects(spec: Spec, once: Container[str] = ()) -> tuple[str, ...]:
    """The keys of `contents`, in its order."""
    ids = dict.fromkeys((WHOLE, *(one.id for one in spec.requirements)))
    return tuple(ids | dict.fromkeys(one.id for one in spec.retired if one.id in once and one.id not in ids))


def of_requirement(
    spec: Spec, requirement: Requirement, role: str, contracts: Mapping[str, str] | None = None,
    known: Mapping[str, Requirement] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What `role` signs when it signs a requirement. `contracts` are digests of the schemas that its checks name; `known` are the
    requirements by id, where the caller has them.
    """
    content: dict[str, Any] = {
        "id": requirement.id,
        "title": requirement.title,
        "text": filled(requirement.text, spec.parameters),
        "priority": requirement.priority,
    }
    if requirement.scenarios:
        content["scenarios"] = [
            {key: filled(value, spec.parameters) for key, value in one.model_dump(exclude_none=True).items()}
            for one in requirement.scenarios
        ]
    used = sorted({use.name for use in parameters_in(requirement.text) if use.name in spec.parameters})
    if used:
        content["parameters"] = {name: str(spec.parameters[name]) for name in used}
    if requirement.depends_on:
        content["depends_on"] = _depended(spec, requirement, known or {one.id: one for one in spec.requirements})
    if role == "engineering":
        content |= _technical(requirement, contracts or {})
    return content


def _depended(spec: Spec, requirement: Requirement, known: Mapping[str, Requirement]) -> dict[str, str]:
    """The texts of everything it depends on, as digests: a change there voids what builds on it."""
    waiting, found = [id_.rpartition("/")[2] for id_ in requirement.depends_on], dict[str, str]()
    while waiting:
        id_ = waiting.pop()
        one = known.get(id_)
        if id_ == requirement.id or id_ in found:
            continue
        found[id_] = digest({"text": filled(one.text, spec.parameters)})[:16] if one else ""
        waiting += [other.rpartition("/")[2] for other in one.depends_on] if one else []
    return dict(sorted(found.items()))


def _technical(requirement: Requirement, contracts: Mapping[str, str]) -> dict[str, Any]:
    data = requirement.model_dump(
        mode="json", include={"checks", "rung", "waivers", "implemented_by", "verified_by"}, exclude_defaults=True
    )
    named = {path: digest for path, digest in contracts.items() if any(path in str(check) for check in requirement.checks)}
    return {**data, **({"contracts": named} if named else {})}


def of_retirement(one: Retired) -> dict[str, Any]:
    """What every role signs when a requirement that it signed is to gate no longer."""
    return {"id": one.id, "retired": one.why or ""}


def of_spec(spec: Spec, role: str) -> dict[str, Any]:
    """What `role` signs when it signs the spec as a whole: what belongs to no single requirement."""
    content: dict[str, Any] = {
        "goal": spec.goal,
        "job": spec.job or "",
        "metrics": [
            {"id": one.id, "text": filled(one.text, spec.parameters), "target": filled(one.target or "", spec.parameters)}
            for one in spec.metrics
        ],
        "out_of_scope": [{"id": one.id, "text": one.text} for one in spec.out_of_scope],
        "decisions": [
            {"id": one.id, "question": one.question, "why": one.why or "", "chosen": one.chosen, "options": one.options,
             "sets": {name: str(spec.parameters[name]) for name in one.sets if name in spec.parameters}}
            for one in spec.decisions
        ],
        "questions": [{"id": one.id, "text": one.text, "answer": one.answer or ""} for one in spec.questions],
        "resolutions": [{"between": list(one.between), "why": one.why} for one in spec.resolutions],
        "scope": list(spec.scope),
    }  # fmt: skip
    if role == "engineering":
        content["metric_checks"] = {one.id: list(one.checks) for one in spec.metrics if one.checks}
    return content


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON: sorted keys, no blanks, no escapes."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
