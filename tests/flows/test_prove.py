"""Proof with real tests in real processes: what is noticed, what is not, and that no file is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from specflow.flows.prove import ENGINE
from tests.run import specflow

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="native proof needs fork")

SPEC = """\
schema: specflow/v1
feature: ask
title: Ask
goal: Places by asking.
parameters: {bar: 0.75}
requirements:
  - {id: FR-01, title: Gate, text: "The service must leave out places below {bar}.", status: final}
  - {id: FR-02, title: Reason, text: Each place must carry a reason., status: final}
  - {id: FR-03, title: Words, text: The service must accept words., status: final}
  - {id: FR-04, title: Loop, text: The service must come to an end., status: final}
"""
GATE = """\
# spec: FR-01
def gate(rows, bar=0.75):
    return [row for row in rows if row >= bar]


# spec: FR-02
def reason(row):
    if not row:
        raise ValueError("nothing")
    return {"name": row, "reason": "quiet"}


# spec: FR-04
def count(number):
    found = 0
    while number > 0:
        number -= 1
        found += 1
    return found
"""
STRONG = """\
from src.gate import gate


# spec: FR-01
def test_gate():
    assert gate([0.9, 0.75, 0.74]) == [0.9, 0.75]
    assert gate([0.76]) == [0.76]
"""
WEAK = """\
from src.gate import count, reason


# spec: FR-02
def test_reason():
    assert reason("x")["name"] is not None or True
    reason("x")["reason"]


# spec: FR-04
def test_count():
    assert count(3) == 3
"""


@pytest.fixture
def shop(workspace: Path) -> Path:
    files = {
        "specs/ask/spec.yaml": SPEC, "src/__init__.py": "", "src/gate.py": GATE, "tests/test_strong.py": STRONG,
        "tests/test_weak.py": WEAK, "specflow.toml": '[trace]\nenforce = "final"\n', ".gitignore": ".specflow/\n__pycache__/\n",
        "pytest.ini": "[pytest]\npythonpath = .\nfilterwarnings = error\n",
    }  # fmt: skip
    for name, text in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", "-A"], cwd=workspace, check=True)
    subprocess.run(["git", "commit", "-qm", "all"], cwd=workspace, check=True)
    return workspace


def prove(folder: Path, *arguments: str, code: int | None = None) -> dict[str, Any]:
    ran = specflow(folder, "prove", "--format", "json", *arguments)
    assert code is None or ran.code == code, ran.out + ran.err
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


def rows(answer: dict[str, Any]) -> dict[str, Any]:
    return {row["id"].partition("/")[2]: row for row in answer["requirements"]}


def test_strong_tests_prove_and_weak_ones_are_hollow_and_no_file_is_touched(shop: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in shop.rglob("*.py")}
    answer = prove(shop, "FR-01", "FR-02", code=1)
    found = rows(answer)
    assert found["FR-01"]["verdict"] == "proven"
    assert found["FR-01"]["fates"]["survived"] == 0
    assert found["FR-02"]["verdict"] == "hollow"
    assert found["FR-02"]["fates"]["crashed"] >= 1, "a test that only breaks has noticed nothing"
    assert {path: path.stat().st_mtime_ns for path in shop.rglob("*.py")} == before
    said = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=shop, capture_output=True, text=True, check=True)
    assert said.stdout == ""
    checked = json.loads(specflow(shop, "check", "--format", "json").out)
    (hollow,) = [one for one in checked["findings"] if one["code"] == "SF527"]
    assert "specflow prove FR-02 --write-test" in hollow["help"]


def test_unchanged_code_costs_nothing_and_changed_code_is_tried_again(shop: Path) -> None:
    assert prove(shop, "FR-01")["cpu_seconds"] > 0
    again = prove(shop, "FR-01")
    assert again["cpu_seconds"] == 0
    assert rows(again)["FR-01"]["new"] is False
    text = (shop / "src" / "gate.py").read_text(encoding="utf-8").replace("row >= bar", "row > bar - 0.01")
    (shop / "src" / "gate.py").write_text(text, encoding="utf-8")
    assert rows(prove(shop, "FR-01"))["FR-01"]["new"] is True


def test_a_proof_by_other_ways_to_spoil_code_is_made_again(shop: Path) -> None:
    prove(shop, "FR-01")
    kept = shop / ".specflow" / "proof" / "ask.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace(f'"engine": "{ENGINE}"', '"engine": "python"'), encoding="utf-8")
    assert rows(prove(shop, "FR-01"))["FR-01"]["new"] is True
    assert rows(prove(shop, "FR-01"))["FR-01"]["new"] is False


def test_a_survivor_is_told_in_the_requirement_s_words_here_and_in_check_with_a_test_to_finish(shop: Path) -> None:
    weaker = STRONG.replace("    assert gate([0.76]) == [0.76]\n", "").replace("0.75, 0.74", "0.3").replace(", 0.75]", "]")
    (shop / "tests" / "test_strong.py").write_text(weaker, encoding="utf-8")
    found = rows(prove(shop, "FR-01", "--write-test", "tests/test_gaps.py", code=0))["FR-01"]
    assert found["verdict"] == "partial"
    messages = [one["message"] for one in found["survivors"]]
    assert "no test of `FR-01` would notice a bar of 0.74 in place of 0.75" in messages
    checked = json.loads(specflow(shop, "check", "--format", "json").out)
    told = [one for one in checked["findings"] if one["code"] == "SF528"]
    assert {one["message"] for one in told} == set(messages)
    assert {(one["at"]["path"], one["requirement"]) for one in told} == {("src/gate.py", "ask/FR-01")}
    line = [sys.executable, "-m", "pytest", "-q", "tests/test_gaps.py"]
    done = subprocess.run(line, cwd=shop, capture_output=True, text=True, check=False)
    assert f"{len(messages)} failed" in done.stdout, done.stdout
    assert specflow(shop, "prove", "FR-01", "--write-test", "tests/test_gaps.py").code == 2, "nobody's file is overwritten"


def test_endless_loops_run_out_of_time_and_say_nothing(shop: Path) -> None:
    found = rows(prove(shop, "FR-04"))["FR-04"]
    assert found["fates"]["timeout"] >= 1
    assert found["verdict"] in ("proven", "partial")


def test_tests_that_fail_by_themselves_prove_nothing(shop: Path) -> None:
    (shop / "tests" / "test_strong.py").write_text(STRONG.replace("[0.9, 0.75]", "[]"), encoding="utf-8")
    answer = prove(shop, "FR-01", code=3)
    assert "do not pass on the code as it is" in answer["not_tried"]["ask/FR-01"]


def test_a_run_without_time_is_unfinished_and_not_proven(shop: Path) -> None:
    found = rows(prove(shop, "FR-01", "--seconds", "1"))
    assert not found or found["FR-01"]["verdict"] in ("unknown", "partial", "proven")
    assert prove(shop, "FR-03")["requirements"] == []


def test_unknown_names_are_refused(shop: Path) -> None:
    assert specflow(shop, "prove", "FR-99").code == 2


def test_a_test_that_starts_a_program_sees_the_spoilt_code_too(shop: Path) -> None:
    run = "import subprocess, sys\n\n\n# spec: FR-01\ndef test_gate():\n"
    run += "    code = 'from src.gate import gate; print(gate([0.9, 0.75, 0.74]))'\n"
    run += "    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=False)\n"
    (shop / "tests" / "test_strong.py").write_text(f"{run}    assert done.stdout == '[0.9, 0.75]\\n'\n", encoding="utf-8")
    found = rows(prove(shop, "FR-01"))["FR-01"]
    assert found["fates"]["killed"] >= 4, found
    assert [one["new"] for one in found["survivors"]] == ["0.76"] or found["verdict"] == "proven", found


def test_code_that_conftest_imports_is_spoilt_too(shop: Path) -> None:
    (shop / "tests" / "conftest.py").write_text("import src.gate\n", encoding="utf-8")
    assert rows(prove(shop, "FR-01"))["FR-01"]["verdict"] == "proven"


JS = "// spec: FR-01\nexport function gate(rows) {\n  return rows.filter((row) => row >= 0.75);\n}\n"


def test_the_report_of_another_engine_is_read(shop: Path) -> None:
    (shop / "src" / "gate.py").write_text(GATE.replace("# spec: FR-01\n", ""), encoding="utf-8")
    (shop / "src" / "gate.js").write_text(JS, encoding="utf-8")
    (shop / "tests" / "gate.test.js").write_text(
        "// spec: FR-01\ntest('gate keeps what is sure', () => { expect(gate([1])).toEqual([1]); });\n", encoding="utf-8"
    )
    place = {"start": {"line": 3, "column": 35}, "end": {"line": 3, "column": 37}}
    mutants = [
        {"id": "1", "mutatorName": "EqualityOperator", "replacement": "<", "location": place, "status": "Killed",
         "killedBy": ["t"],
         "statusReason": "Error: expect(received).toEqual(expected)"},
        {"id": "2", "mutatorName": "EqualityOperator", "replacement": ">", "location": place, "status": "Survived"},
    ]  # fmt: skip
    report = {
        "schemaVersion": "1", "thresholds": {"high": 80, "low": 60},
        "files": {"src/gate.js": {"language": "javascript", "source": JS, "mutants": mutants}},
        "testFiles": {"tests/gate.test.js": {"tests": [{"id": "t", "name": "gate keeps what is sure"}]}},
    }  # fmt: skip
    (shop / "mutation.json").write_text(json.dumps(report), encoding="utf-8")
    found = rows(prove(shop, "FR-01", "--report", "mutation.json"))["FR-01"]
    assert (found["verdict"], found["engine"], len(found["survivors"])) == ("partial", "report", 1)
    assert specflow(shop, "prove", "--report", "absent.json").code == 3
    os.utime(shop / "tests" / "gate.test.js")
    assert "the report is older than tests/gate.test.js" in not_tried(shop)
    os.utime(shop / "mutation.json")
    (shop / "src" / "gate.js").write_text(f"// moved\n{JS}", encoding="utf-8")
    assert "other code than what stands in src/gate.js" in not_tried(shop)
    (shop / "src" / "gate.js").write_bytes(JS.replace("\n", "\r\n").encode())
    assert rows(prove(shop, "FR-01", "--report", "mutation.json"))["FR-01"]["verdict"] == "partial", "line ends are no change"


def not_tried(shop: Path) -> str:
    """Why a report says nothing of FR-01."""
    ran = specflow(shop, "prove", "FR-01", "--report", "mutation.json", "--format", "json")
    assert (ran.code, json.loads(ran.out)["requirements"]) == (3, [])
    return str(json.loads(ran.out)["not_tried"]["ask/FR-01"])
