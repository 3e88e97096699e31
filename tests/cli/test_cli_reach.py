"""`specflow check` with coverage reports: LCOV that Node writes, what is old, what git tracks, what is hostile."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.run import specflow

DATA = Path(__file__).parents[1] / "parse" / "reach" / "data"
SPEC = """schema: specflow/v1
feature: ask
title: Ask
goal: Places by asking.
requirements:
  - {id: FR-01, title: Gate, text: Weak places must be left out., status: final, rung: reached}
  - {id: FR-02, title: Reasons, text: Each place must say why., status: final, rung: reached}
"""
CONFIG = """[trace]
enforce = "final"
[evidence]
junit = ["evidence/*.xml"]
coverage = ["coverage/*"]
"""
TESTS = """import test from "node:test";
import assert from "node:assert";
import { gate, Reasons } from "../src/gate.js";
test("[FR-01] leaves out", () => assert.deepEqual(gate([0.9, 0.1]), [0.9]));
test("[FR-02] reason", () => assert.equal(new Reasons().of("x").reason, "quiet"));
"""
JUNIT = """<testsuites><testsuite name="t">
<testcase name="[FR-01] leaves out" classname="t" file="test/gate.test.mjs"/>
<testcase name="[FR-02] reason" classname="t" file="test/gate.test.mjs"/>
</testsuite></testsuites>"""


@pytest.fixture
def repo(workspace: Path) -> Path:
    code = (DATA / "gate.js.txt").read_text(encoding="utf-8").replace("// spec: FR-03\n", "")
    files = {
        "specs/ask/spec.yaml": SPEC, "specflow.toml": CONFIG, "src/gate.js": code, "test/gate.test.mjs": TESTS,
        "package.json": '{"type": "module"}', "evidence/junit.xml": JUNIT,
    }  # fmt: skip
    for name, text in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")
    (workspace / "coverage").mkdir()
    return workspace


def checked(folder: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    ran = specflow(folder, "check", "--format", "json")
    report = json.loads(ran.out)
    return {one["id"]: one["state"] for one in report["requirements"]}, report["findings"]


def test_a_report_for_each_requirement_says_what_its_tests_reach(repo: Path) -> None:
    shutil.copy(DATA / "node.info", repo / "coverage" / "FR-01.info")
    states, findings = checked(repo)
    assert states == {"ask/FR-01": "reached", "ask/FR-02": "verified"}
    (one,) = findings
    assert (one["code"], one["requirement"]) == ("SF510", "ask/FR-02")
    assert "a run executed `src/gate.js::Reasons`, but its report does not say in which test" in one["message"]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
def test_coverage_that_node_itself_writes_is_understood(repo: Path) -> None:
    for id_ in ("FR-01", "FR-02"):
        line = ["node", "--test", "--experimental-test-coverage", "--test-name-pattern", id_, "--test-reporter=lcov",
                f"--test-reporter-destination=coverage/{id_}.info", "test/gate.test.mjs"]  # fmt: skip
        done = subprocess.run(line, cwd=repo, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip("this Node writes no LCOV")
    states, findings = checked(repo)
    assert (states, findings) == ({"ask/FR-01": "reached", "ask/FR-02": "reached"}, [])


def test_a_report_older_than_its_code_does_not_count(repo: Path) -> None:
    shutil.copy(DATA / "node.info", repo / "coverage" / "FR-01.info")
    os.utime(repo / "coverage" / "FR-01.info", (1, 1))
    states, findings = checked(repo)
    assert states["ask/FR-01"] == "verified"
    assert {one["code"]: one["at"]["path"] for one in findings}["SF509"] == "coverage/FR-01.info"


def test_a_report_that_git_tracks_does_not_count(repo: Path) -> None:
    shutil.copy(DATA / "node.info", repo / "coverage" / "FR-01.info")
    subprocess.run(["git", "add", "coverage"], cwd=repo, check=True)
    states, findings = checked(repo)
    assert states["ask/FR-01"] == "verified"
    assert {one["code"]: one["at"]["path"] for one in findings}["SF505"] == "coverage/FR-01.info"


def test_however_many_reports_there_are_none_that_git_tracks_counts(repo: Path) -> None:
    for number in range(520):
        (repo / "coverage" / f"a{number:03}.info").write_text("SF:src/gate.js\nend_of_record\n", encoding="utf-8")
    shutil.copy(DATA / "node.info", repo / "coverage" / "z.FR-01.info")
    shutil.copy(DATA / "node.info", repo / "coverage" / "FR-01.info")
    subprocess.run(["git", "add", "coverage/z.FR-01.info", "coverage/FR-01.info"], cwd=repo, check=True)
    states, findings = checked(repo)
    assert states["ask/FR-01"] == "verified"
    tracked = {one["at"]["path"] for one in findings if one["code"] == "SF505"}
    assert tracked == {"coverage/FR-01.info", "coverage/z.FR-01.info"}


def test_reports_that_are_broken_hostile_or_of_other_code_are_told_and_stop_nothing(repo: Path) -> None:
    entity = '<!DOCTYPE coverage [<!ENTITY a SYSTEM "file:///etc/passwd">]><coverage><sources><source>&a;</source></sources></coverage>'
    (repo / "coverage" / "bomb.xml").write_text(entity, encoding="utf-8")
    (repo / "coverage" / "half.info").write_text("SF:src/gate.js\nDA:3,1\n", encoding="utf-8")
    (repo / "coverage" / "other.out").write_text("mode: set\nexample.com/x/y.go:1.1,2.2 1 1\n", encoding="utf-8")
    (repo / "coverage" / "FR-01.info").write_bytes((DATA / "node.info").read_bytes())
    states, findings = checked(repo)
    assert states["ask/FR-01"] == "reached"
    told = {one["at"]["path"]: (one["code"], one["message"]) for one in findings}
    assert (told["coverage/bomb.xml"][0], told["coverage/half.info"][0]) == ("SF506", "SF506")
    assert "declares entities" in told["coverage/bomb.xml"][1]
    assert told["coverage/other.out"] == ("SF508", "none of the 1 files it names is one that a requirement is tagged in")
