"""CSV out: one row a requirement, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from specflow.model.spec import Requirement, Spec
from specflow.parse.interop.common import said, steps_of
from specflow.parse.interop.markdown import visible

COLUMNS = (
    "id",
    "kind",
    "title",
    "text",
    "priority",
    "status",
    "story",
    "scenarios",
    "depends_on",
    "source",
    "rationale",
    "aliases",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(spec: Spec) -> str:
    """A header and one row for every requirement, as RFC 4180 has it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in spec.requirements:
        rows.writerow([_cell(value) for value in _row(spec, one)])
    return out.getvalue()


def _row(spec: Spec, one: Requirement) -> list[str]:
    scenarios = []
    for told in one.scenarios:
        steps = (("Given", told.given), ("When", told.when), ("Then", told.then))
        scenarios.append("\n".join(f"{word} {' and '.join(steps_of(said(spec, text)))}" for word, text in steps if text))
    sources = "; ".join(f"{ref.path}:{ref.line}" for ref in one.source)
    return [
        spec.full_id(one.id), one.kind, one.title, said(spec, one.text), one.priority, one.status, one.story or "",
        "\n\n".join(scenarios), ", ".join(one.depends_on), sources, one.rationale or "", ", ".join(one.aliases),
    ]  # fmt: skip


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
