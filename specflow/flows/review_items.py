"""Everything of a spec that can be edited in a review, as it stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specflow.analysis.review.values import plain
from specflow.model.spec import Identified, Spec, Story

_SHOWN = ("title", "text", "status", "priority", "rationale", "scenarios", "depends_on", "mockup", "story", "target",
          "suggested", "answer", "question", "want", "so", "proposed")  # fmt: skip
MOST = 20_000
_made: dict[int, tuple[Identified, dict[str, Any]]] = {}
"""Items by their identity; each holds its item, so that no other can take its place."""


def items_of(spec: Spec) -> dict[str, Mapping[str, Any]]:
    """Items as plain data by id; the spec itself is called `spec`, a parameter `parameters.<name>`."""
    found: dict[str, Mapping[str, Any]] = {
        "spec": {"title": spec.title, "goal": spec.goal, "job": spec.job or "", "scope": list(spec.scope),
                 "assumptions": list(spec.assumptions)},
    }  # fmt: skip
    for name, one in spec.parameters.items():
        found[f"parameters.{name}"] = {"value": plain(one.value), "unit": one.unit or "", "why": one.why or ""}
    return found | {item.id: _data(section, item) for section, _, item in spec.items()}


def _data(section: str, item: Identified) -> dict[str, Any]:
    """One item; that of a requirement that was not read again is remembered."""
    if id(item) not in _made:
        if len(_made) >= MOST:
            _made.clear()
        shown = {name: plain(value) for name in _SHOWN if (value := getattr(item, name, None)) not in (None, (), False)}
        if isinstance(item, Story):
            shown["as"] = item.as_
        _made[id(item)] = item, {"section": section} | shown
    return _made[id(item)][1]
