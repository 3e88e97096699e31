"""Runners as they are: what docs/evidence.md tells people to type, with the runners that this machine has."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCUMENT = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")

NODE = """\
import { test, describe, it } from "node:test";
import assert from "node:assert";
test("[ask-maps/FR-07] says so when the answer is thin", () => assert.ok(true));
describe("sure answers [FR-08]", () => {
  it("keeps them", () => {});
  it("drops the rest", () => assert.equal(1, 2));
  it.skip("later", () => {});
});
"""
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>org.example</groupId><artifactId>gate</artifactId><version>1</version>
<properties><maven.compiler.release>11</maven.compiler.release>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
<version>5.10.2</version><scope>test</scope></dependency></dependencies>
<build><plugins>
<plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
<plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin>
<plugin><artifactId>maven-surefire-plugin</artifactId><version>3.2.5</version></plugin>
</plugins></build></project>
"""
JAVA = """\
package org.example;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
class GateTest {
  // spec: ask-maps/FR-07
  @Test void saysSoWhenTheAnswerIsThin() {}
  @Disabled @Test void later() {}
  @ParameterizedTest @ValueSource(ints = {1, 2}) void many(int n) { Assertions.assertTrue(n < 2); }
}
"""


def documented(start: str) -> list[str]:
    """The arguments of the documented command that begins with `start` after `--`."""
    found = re.search(rf"^\$ specflow evidence ([^\n]*-- {re.escape(start)}[^\n#]*)", DOCUMENT, re.MULTILINE)
    assert found, f"docs/evidence.md no longer says how to run {start}"
    return [word.strip("'") for word in found[1].split()]


def evidence(arguments: list[str], folder: Path, output: str = "e.json") -> tuple[int, dict[str, Any]]:
    at = arguments.index("--")
    line = [sys.executable, "-m", "specflow", "evidence", "-o", output, *arguments[:at], *arguments[at:]]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    said = done.stdout + done.stderr
    if "offline mode" in said and "has not been downloaded" in said:
        pytest.skip("Maven has not downloaded Surefire and JUnit on this machine")
    assert (folder / output).is_file(), said
    loaded: dict[str, Any] = json.loads((folder / output).read_text(encoding="utf-8"))
    return done.returncode, loaded


def short(report: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    return {test["symbol"]: (test["outcome"], test["requirements"]) for test in report["tests"]}


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_node(workspace: Path) -> None:
    (workspace / "gate.test.mjs").write_text(NODE, encoding="utf-8")
    code, report = evidence(documented("node --test"), workspace)
    assert code == 1
    assert short(report) == {
        "[ask-maps/FR-07] says so when the answer is thin": ("passed", ["ask-maps/FR-07"]),
        "keeps them": ("passed", ["FR-08"]), "drops the rest": ("failed", ["FR-08"]), "later": ("skipped", ["FR-08"]),
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("mvn") is None, reason="Maven is not installed")
def test_surefire(workspace: Path) -> None:
    test = workspace / "src/test/java/org/example/GateTest.java"
    test.parent.mkdir(parents=True)
    test.write_text(JAVA, encoding="utf-8")
    (workspace / "pom.xml").write_text(POM, encoding="utf-8")
    code, report = evidence([*documented("mvn test"), "-o", "-q", "-B"], workspace)
    assert code == 1
    outcomes = {test["id"]: (test["symbol"], test["outcome"]) for test in report["tests"]}
    assert outcomes == {
        "org.example.GateTest::saysSoWhenTheAnswerIsThin": ("saysSoWhenTheAnswerIsThin", "passed"),
        "org.example.GateTest::later": ("later", "skipped"),
        "org.example.GateTest::many(int)[1]": ("many", "passed"), "org.example.GateTest::many(int)[2]": ("many", "failed"),
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("go") is None, reason="go is not installed")
def test_go(workspace: Path) -> None:
    (workspace / "go.mod").write_text("module example.org/ask\n\ngo 1.21\n", encoding="utf-8")
    text = 'package ask\n\nimport "testing"\n\nfunc TestThin(t *testing.T) {\n'
    text += '\tt.Run("[ask-maps/FR-07] a", func(t *testing.T) {})\n}\n'
    (workspace / "ask_test.go").write_text(text, encoding="utf-8")
    code, report = evidence(documented("go test"), workspace)
    assert code == 0
    assert {test["id"].rpartition("::")[2]: test["requirements"] for test in report["tests"]} == {
        "TestThin": [], "TestThin/[ask-maps/FR-07]_a": ["ask-maps/FR-07"],
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("cargo-nextest") is None, reason="cargo-nextest is not installed")
def test_nextest(workspace: Path) -> None:
    files = {
        "Cargo.toml": '[package]\nname = "ask"\nversion = "0.1.0"\nedition = "2021"\n',
        "src/lib.rs": "// spec: ask-maps/FR-07\n#[test]\nfn says_so() {}\n",
        ".config/nextest.toml": '[profile.ci.junit]\npath = "junit.xml"\n',
    }
    for name, text in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")
    code, report = evidence(documented("cargo nextest"), workspace)
    assert (code, short(report)) == (0, {"says_so": ("passed", [])})


def test_pytest_as_the_document_shows_it(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    block = DOCUMENT.partition("```python\n")[2].partition("```")[0]
    (workspace / "test_gate.py").write_text(block, encoding="utf-8")
    code, report = evidence(documented("pytest"), workspace)
    assert (code, short(report)) == (0, {
        "test_says_so_when_the_answer_is_thin": ("passed", ["ask-maps/FR-07", "ask-maps/EC-02"]),
        "TestSureAnswers.test_keeps_them": ("passed", ["ask-maps/FR-08"]),
    })  # fmt: skip
