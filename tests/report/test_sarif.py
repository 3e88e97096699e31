"""SARIF against the official schema, and within the limits of code scanning."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.report.sarif import MOST_RESULTS, render_sarif
from specflow.rules.table import rules

SCHEMAS = Path(__file__).parents[2].parent / "shared" / "schemas" / "sarif-2.1.0.json"


def findings(number: int) -> list[Finding]:
    return [
        Finding(
            "SF402", "untested-requirement", Severity.ERROR if n % 7 == 0 else Severity.WARNING, f"no test claims `a/FR-{n:02d}`",
            Location("specs/a b/spec.yaml", n + 1, 3, n + 1, 8), f"a/FR-{n:02d}",
            (Related("implemented here", Location("src/ä.py", 4)),), "Write a test.",
        )
        for n in range(number)
    ]  # fmt: skip


def results(given: list[Finding]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_sarif(given, rules()))["runs"][0]["results"]
    return found


@pytest.fixture(scope="module")
def schema() -> Any:
    if not SCHEMAS.is_file():
        pytest.skip("the official SARIF schema is not on this machine")
    return json.loads(SCHEMAS.read_text(encoding="utf-8"))


def test_it_fits_the_official_schema(schema: Any) -> None:
    import jsonschema

    report = json.loads(render_sarif(findings(9), rules()))
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(report))
    assert [error.message for error in errors] == []


def test_places_are_uris_and_columns_count_from_one() -> None:
    run = json.loads(render_sarif(findings(1), rules()))["runs"][0]
    (result,) = run["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "specs/a%20b/spec.yaml"
    assert physical["region"] == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 8}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "SF402"
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "src/%C3%A4.py"


def test_fingerprints_survive_moved_lines_and_tell_repetitions_apart() -> None:
    one = findings(1)
    moved = [replace(one[0], at=Location(one[0].at.path, 99))]
    prints = [[result["partialFingerprints"]["specflow/v1"] for result in results(given)] for given in (one, moved, [*one, *one])]
    assert prints[0] == prints[1]
    assert len(set(prints[2])) == 2


def test_above_the_limit_the_worst_are_kept() -> None:
    run = json.loads(render_sarif(findings(MOST_RESULTS + 500), rules()))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    errors = sum(n % 7 == 0 for n in range(MOST_RESULTS + 500))
    assert sum(result["level"] == "error" for result in run["results"]) == errors
