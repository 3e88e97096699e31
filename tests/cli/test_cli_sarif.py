"""`specflow check` with SARIF of other analysers, from real files."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.sarif import Ruled, read_sarif
from tests.run import specflow

SPEC = """schema: specflow/v1
feature: ask
title: Ask
goal: Places by asking.
requirements:
  - {id: FR-01, title: Gate, text: The service must leave out weak places., status: final}
  - {id: NFR-04, title: Quiet, text: The service must not store questions., status: final}
"""
CONFIG = '[trace]\nenforce = "final"\n[evidence]\nsarif = ["evidence/*.sarif"]\n'
CODE = "# spec: FR-01, NFR-04\ndef ask(words, db):\n    db.execute('INSERT', words)\n"
RULES = [
    {"id": "no-query", "properties": {"requirement": "ask/NFR-04"}},
    {"id": "gate", "properties": {"tags": ["security", "requirement:FR-01"]}},
    {"id": "other", "properties": {}},
]


def result(rule: str = "no-query", **more: Any) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": "src/ask.py"}, "region": {"startLine": 3}}
    return {"ruleId": rule, "message": {"text": "the question is stored"}, "locations": [{"physicalLocation": place}], **more}


def sarif(*results: dict[str, Any], **more: Any) -> dict[str, Any]:
    run = {"tool": {"driver": {"name": "semgrep", "rules": RULES}}, "results": list(results), **more}
    return {"version": "2.1.0", "runs": [run]}


def rows(document: object) -> tuple[Ruled, ...]:
    return read_sarif("a.sarif", json.dumps(document).encode())


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (result(), 1), (result(kind="fail"), 1), (result(kind="pass"), 0), (result(kind="notApplicable"), 0),
        (result(baselineState="absent"), 0), (result(baselineState="new"), 1), (result(suppressions=[{"kind": "inSource"}]), 0),
        (result(suppressions=[{"kind": "external", "status": "rejected"}]), 1), (result(rule="other"), 0),
        ({**result(), "ruleId": None, "ruleIndex": 0}, 1), ({**result(), "ruleId": None, "rule": {"id": "no-query"}}, 1),
    ],
)  # fmt: skip
def test_which_results_count(one: dict[str, Any], counts: int) -> None:
    found = {row.requirement: len(row.found) for row in rows(sarif(one))}
    assert found == {"ask/NFR-04": counts, "FR-01": 0}


def test_a_result_may_name_a_requirement_itself() -> None:
    one = result(rule="other", properties={"requirements": ["FR-01", "no id", 7]})
    assert [(row.requirement, row.rule) for row in rows(sarif(one)) if row.found] == [("FR-01", "other")]


def test_a_run_that_did_not_end_well_says_nothing() -> None:
    assert {row.ran for row in rows(sarif(invocations=[{"executionSuccessful": False}]))} == {False}
    assert {row.ran for row in rows({**sarif(), "runs": [{"tool": {"driver": {"name": "x", "rules": RULES}}}]})} == {False}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 100_000,
        b'{"version": "2.0", "runs": []}', b'{"version": "2.1.0", "runs": 7}',
        b'{"version": "2.1.0", "runs": [{"tool": 3}]}', b'{"version": "2.1.0", "runs": [{"tool": {"driver": {"rules": [{}]}}}]}',
        json.dumps(sarif({"ruleIndex": 99, "message": 3})).encode(),
    ],
)  # fmt: skip
def test_what_is_no_sarif_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_sarif("a.sarif", data)


@pytest.fixture
def repo(workspace: Path) -> Path:
    for name, text in {"specs/ask/spec.yaml": SPEC, "specflow.toml": CONFIG, "src/ask.py": CODE}.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")
    (workspace / "evidence").mkdir()
    return workspace


def checked(folder: Path, document: object) -> tuple[dict[str, str], list[dict[str, Any]], int]:
    (folder / "evidence" / "semgrep.sarif").write_text(json.dumps(document), encoding="utf-8")
    ran = specflow(folder, "check", "--format", "json")
    report = json.loads(ran.out)
    return {one["id"]: one["state"] for one in report["requirements"]}, report["findings"], ran.code


def test_a_finding_fails_the_requirement_that_its_rule_names_at_its_place(repo: Path) -> None:
    states, findings, code = checked(repo, sarif(result(), result()))
    assert states == {"ask/FR-01": "verified", "ask/NFR-04": "implemented"}
    (one,) = [finding for finding in findings if finding["code"] == "SF521"]
    assert (one["requirement"], one["at"]["path"], one["at"]["line"], code) == ("ask/NFR-04", "src/ask.py", 3, 1)
    assert "`no-query` of semgrep: the question is stored, and 1 more" in one["message"]


def test_a_rule_that_found_nothing_passes_without_a_control_and_both_report_and_page_say_so(repo: Path) -> None:
    checked(repo, sarif())
    report = json.loads(specflow(repo, "check", "--format", "json", "--output", "html=page.html").out)
    quiet = next(one for one in report["requirements"] if one["id"] == "ask/NFR-04")
    assert [(one["kind"], one["outcome"], one["control"]) for one in quiet["checks"]] == [("sarif", "passed", None)]
    assert quiet["state"] == "verified", "without a control it is never proven"
    page = (repo / "page.html").read_text(encoding="utf-8")
    assert "found nothing; no spoilt input was tried, so nothing shows that it could" in page


def test_old_tracked_unknown_and_broken_files_never_pass_anything(repo: Path) -> None:
    states, findings, code = checked(repo, sarif(invocations=[{"executionSuccessful": False}]))
    assert (set(states.values()), {one["code"] for one in findings} >= {"SF523"}, code) == ({"implemented"}, True, 3)
    _, findings, _ = checked(repo, sarif(result(rule="other", properties={"requirement": "FR-99"})))
    assert "SF507" in {one["code"] for one in findings}
    _, findings, _ = checked(repo, {"version": "9"})
    assert "SF506" in {one["code"] for one in findings}
    checked(repo, sarif())
    os.utime(repo / "evidence" / "semgrep.sarif", (1, 1))
    ran = json.loads(specflow(repo, "check", "--format", "json").out)
    assert {one["state"] for one in ran["requirements"]} == {"implemented"}
    assert "SF524" in {one["code"] for one in ran["findings"]}
    subprocess.run(["git", "add", "evidence"], cwd=repo, check=True)
    states, findings, _ = checked(repo, sarif())
    assert set(states.values()) == {"implemented"}
    assert "SF505" in {one["code"] for one in findings}


def test_a_file_that_is_not_there_is_no_pass(repo: Path) -> None:
    ran = specflow(repo, "check", "--format", "json")
    (one,) = [finding for finding in json.loads(ran.out)["findings"] if finding["code"] == "SF523"]
    assert (ran.code, one["at"]["path"], "names no file" in one["message"]) == (3, "specflow.toml", True)


def test_a_place_outside_of_the_workspace_is_not_pointed_at(repo: Path) -> None:
    place = {"artifactLocation": {"uri": "../../etc/passwd"}, "region": {"startLine": -4}}
    away = result(locations=[{"physicalLocation": place}])
    _, findings, _ = checked(repo, sarif(away))
    (one,) = [finding for finding in findings if finding["code"] == "SF521"]
    assert one["at"]["path"] == "evidence/semgrep.sarif"
