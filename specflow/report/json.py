"""Findings as JSON, schema `specflow/findings/v1` (contract, section 5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from specflow.model.finding import Finding, Related
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.report.summary import count


def render_json(project: Project, findings: Sequence[Finding]) -> str:
    """The whole run as one JSON document."""
    requirements: list[dict[str, Any]] = [
        {"id": placed.full_id, "status": placed.requirement.status, "enforced": None, "state": None, "required": None,
         "implementations": [], "tests": [], "checks": []}
        for placed in project.requirements
    ]  # fmt: skip
    document = {
        "schema": "specflow/findings/v1",
        "summary": {**count(findings), "requirements": len(requirements)},
        "findings": as_data(findings),
        "requirements": requirements,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data; a fingerprint that occurs again is numbered."""
    seen: dict[str, int] = {}
    return [_finding(finding, seen) for finding in findings]


def _finding(finding: Finding, seen: dict[str, int]) -> dict[str, Any]:
    fingerprint = finding.fingerprint
    seen[fingerprint] = seen.get(fingerprint, 0) + 1
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "requirement": finding.requirement,
        "at": place(finding.at),
        "related": [_related(one) for one in finding.related],
        "fingerprint": fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}",
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
