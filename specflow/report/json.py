"""Findings as JSON, schema `specflow/findings/v1` (contract, section 5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from specflow.model.finding import Finding, Related
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.trace import RUNGS, Link, RequirementState
from specflow.report.summary import count


def render_json(project: Project, findings: Sequence[Finding]) -> str:
    """The whole run as one JSON document, a line for every finding and every requirement."""
    data = document(project, findings)
    parts = [f'"{key}": {_rows(value) if isinstance(value, list) else _one(value)}' for key, value in data.items()]
    return "{\n " + ",\n ".join(parts) + "\n}\n"


_one = json.JSONEncoder(ensure_ascii=False).encode
"""Without indentation the standard library encodes in C: a large workspace prints megabytes."""


def _rows(rows: list[Any]) -> str:
    return "[" + ",".join(f"\n  {_one(row)}" for row in rows) + ("\n ]" if rows else "]")


def document(project: Project, findings: Sequence[Finding]) -> dict[str, Any]:
    """The whole run as plain data. In a lint, requirements have no state."""
    if project.trace is None:
        requirements = [_unjudged(placed.full_id, placed.requirement.status) for placed in project.requirements]
        rungs: dict[str, int] = {}
    else:
        requirements = [state_data(state) for state in project.trace.states]
        rungs = {rung: sum(state.state == rung for state in project.trace.states) for rung in reversed(RUNGS)}
    return {
        "schema": "specflow/findings/v1",
        "summary": {**count(findings), "requirements": len(requirements), **rungs},
        "findings": as_data(findings),
        "requirements": requirements,
    }


def as_data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data; a fingerprint that occurs again is numbered."""
    return [_finding(finding, fingerprint) for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)]


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One for each finding; one that occurs again gets a number, so that all differ."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        base = finding.fingerprint
        seen[base] = seen.get(base, 0) + 1
        out.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return out


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "requirement": finding.requirement,
        "at": place(finding.at),
        "related": [_related(one) for one in finding.related],
        "fingerprint": fingerprint,
        "help": finding.help,
        "fix": finding.fix and {
            "title": finding.fix.title,
            "edits": [{"path": e.path, "start": e.start, "end": e.end, "text": e.text} for e in finding.fix.edits],
        },
    }  # fmt: skip


def _related(one: Related) -> dict[str, Any]:
    return {"requirement": one.requirement, **place(one.at), "message": one.message}


def place(at: Location) -> dict[str, Any]:
    """A location as plain data."""
    return {"path": at.path, "line": at.line, "column": at.column, "end_line": at.end_line, "end_column": at.end_column}


def _unjudged(full_id: str, status: str) -> dict[str, Any]:
    return {"id": full_id, "status": status, "enforced": None, "state": None, "required": None,
            "implementations": [], "tests": [], "checks": []}  # fmt: skip


def state_data(state: RequirementState) -> dict[str, Any]:
    """One requirement of a check as plain data."""
    return {
        "id": state.id,
        "status": state.status,
        "enforced": state.enforced,
        "state": state.state,
        "required": state.required,
        "implementations": [_link(link) for link in state.implementations],
        "tests": [
            {"path": claim.link.path, "line": claim.link.line, "symbol": claim.link.symbol, "outcome": claim.outcome.value,
             "freshness": claim.freshness.value}
            for claim in state.tests
        ],
        "checks": [{"kind": one.kind, "outcome": one.outcome.value, "control": one.control or None} for one in state.checks],
    }  # fmt: skip


def _link(link: Link) -> dict[str, Any]:
    return {"path": link.path, "line": link.line, "symbol": link.symbol, "precision": link.precision.value, "origin": link.origin}
