"""The figures behind a decision: a CSV file of the workspace, named so that everybody can look them up."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from math import isfinite

from specflow.adapters import disk
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.model.spec import Decision, Spec

MOST_ROWS = 2_000
MOST_BYTES = 1_000_000


def figures(workspace: ws.Workspace, spec: Spec) -> dict[str, Mapping[str, object]]:
    """decision -> `{path, columns, rows}`, or `{path, problem}` where the file cannot be used"""
    return {one.id: found for one in spec.decisions if (found := _of(workspace, one)) is not None}


def _of(workspace: ws.Workspace, one: Decision) -> Mapping[str, object] | None:
    name = one.options.get("data") if isinstance(one.options, Mapping) else None
    if not isinstance(name, str):
        return None
    target = disk.inside(workspace.root, name)
    if target is None:
        return {"path": name, "problem": "lies outside the workspace"}
    try:
        text = disk.read_bytes(target, MOST_BYTES).decode("utf-8-sig", "replace")
        rows = list(csv.reader(io.StringIO(text)))[: MOST_ROWS + 1]
    except (SpecflowError, csv.Error):
        return {"path": name, "problem": "cannot be read"}
    numbers = [[float(cell) for cell in row] for row in rows[1:] if row and all(_is_number(cell) for cell in row)]
    return {"path": name, "columns": rows[0] if rows else [], "rows": sorted(numbers)}


def _is_number(cell: str) -> bool:
    try:
        return isfinite(float(cell))
    except ValueError:
        return False
