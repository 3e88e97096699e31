"""`.specflow-baseline.json`: the known debt of a repository that adopted specflow late. It may only shrink."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from specflow.model.finding import Finding, Problem
from specflow.model.location import Location

SCHEMA = "specflow/baseline/v1"
FILE = ".specflow-baseline.json"


def read_baseline(text: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The fingerprints that are known, or a problem `configuration` when the file is no baseline."""
    try:
        data = json.loads(text)
        entries = data["findings"]
        if data["schema"] != SCHEMA or not isinstance(entries, list):
            raise ValueError
        return frozenset(entry["fingerprint"] for entry in entries), ()
    except (ValueError, KeyError, TypeError, RecursionError):
        help_ = "Restore it, or delete it and write it anew: `specflow check --update-baseline`."
        return frozenset(), (Problem("configuration", "the baseline cannot be read", Location(FILE), help=help_),)


def write_baseline(findings: Sequence[Finding], fingerprints: Iterable[str]) -> str:
    """The baseline for these findings: sorted, so that paying a debt off removes lines and nothing else."""
    entries: list[dict[str, Any]] = [
        {"fingerprint": fingerprint, "code": finding.code, "path": finding.at.path, "message": finding.message}
        for finding, fingerprint in zip(findings, fingerprints, strict=True)
    ]
    entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["message"], entry["fingerprint"]))
    return json.dumps({"schema": SCHEMA, "findings": entries}, ensure_ascii=False, indent=1) + "\n"
