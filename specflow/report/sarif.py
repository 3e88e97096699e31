"""Findings as SARIF 2.1.0, within the limits of code scanning: 5,000 results, 20 tags a rule, stable fingerprints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from specflow import __version__
from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.rule import Rule
from specflow.report.json import fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
MOST_TEXT = 1_000
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(findings: Sequence[Finding], rules: Sequence[Rule]) -> str:
    """One run; the worst findings first when there are more than the limit. `rules` bring the manual pages."""
    marked = list(zip(findings, fingerprints(findings), strict=True))
    if len(marked) > MOST_RESULTS:
        marked = sorted(marked, key=lambda pair: pair[0].severity.rank)[:MOST_RESULTS]
    used = {finding.code for finding, _ in marked}
    pages = [rule for rule in rules if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(pages)}
    run = {
        "tool": {"driver": {"name": "specflow", "semanticVersion": __version__, "rules": [_rule(rule) for rule in pages]}},
        "automationDetails": {"id": "specflow/check/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, fingerprint, index) for finding, fingerprint in marked],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    sections = rule.sections
    text = "\n\n".join(f"{heading}\n\n{words}" for heading, words in sections.items())
    markdown = "\n\n".join(f"## {heading}\n\n{words}" for heading, words in sections.items())
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.doc.strip().splitlines()[0]},
        "fullDescription": {"text": sections.get("What it finds", rule.name)[:MOST_TEXT]},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["requirements", "traceability"]},
    }


def _result(finding: Finding, fingerprint: str, index: dict[str, int]) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": message[:MOST_TEXT]},
        "locations": [{"physicalLocation": _physical(finding.at)}],
        "partialFingerprints": {"specflow/v1": fingerprint},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.requirement:
        result["properties"] = {"requirement": finding.requirement}
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(one.at), "message": {"text": one.message[:MOST_TEXT]}}
            for number, one in enumerate(finding.related, 1)
        ]
    return result


def _physical(at: Location) -> dict[str, Any]:
    region = {"startLine": max(1, at.line), "startColumn": max(1, at.column)}
    if (at.end_line, at.end_column) > (at.line, at.column):
        region |= {"endLine": at.end_line, "endColumn": at.end_column}
    return {"artifactLocation": {"uri": _uri(at.path), "uriBaseId": "%SRCROOT%"}, "region": region}


def _uri(path: str) -> str:
    """A root-relative path as a URI reference."""
    keep = "-._~/"
    return "".join(c if c.isascii() and (c.isalnum() or c in keep) else "".join(f"%{b:02X}" for b in c.encode()) for c in path)
