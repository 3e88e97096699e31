"""The evidence of a page opens where it stands: code, test, check and mutant, in the one file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from specflow.render.page import RequirementState, render_page
from tests.render.build_page import page_input, templates, with_states
from tests.run import specflow

SPEC = """schema: specflow/v1
feature: ask
title: Ask
goal: Places by asking.
parameters: {bar: 0.75}
requirements:
  - id: FR-01
    title: Gate
    text: The service must leave out places below {bar}.
    status: final
    checks:
      - contract: contracts/answer.json
        payloads: evidence/answers.jsonl
      - metric: {report: evidence/load.json, value: p95, below: 2}
"""


def test_a_place_opens_to_its_words_and_one_without_words_is_named() -> None:
    html = render_page(page_input(states=with_states()), templates())
    table = html[html.index('id="verification"') :]
    assert "<summary><code>src/ask/read.py:4 read</code></summary>" in table
    assert "def read(text):\n    return text</pre>" in table
    assert "<summary><code>contract</code> passed: 3 payloads</summary>" in table
    assert "<div><code>tests/ask/test_read.py:9</code> passed</div>" in table


def test_a_public_page_shows_no_code() -> None:
    html = render_page(page_input(states=with_states(), audience="public"), templates())
    assert "def read(text)" not in html
    assert "src/ask/read.py" not in html


def test_it_is_said_when_checks_alone_speak_for_a_requirement() -> None:
    words = "No code carries its tag"
    state = RequirementState("proven", "verified", checks=(("metric", "passed: p95 is 1.2 s"),))
    assert words in render_page(page_input(states={"NFR-01": state}), templates())
    assert words not in render_page(page_input(states=with_states()), templates())
    assert words not in render_page(page_input(states={"NFR-01": state}, audience="public"), templates())


@pytest.fixture
def repo(workspace: Path) -> Path:
    files = {
        "specs/ask/spec.yaml": SPEC, "specflow.toml": '[trace]\nenforce = "final"\n', ".gitignore": ".specflow/\n__pycache__/\n",
        "specs/ask/contracts/answer.json": json.dumps({"required": ["a"], "properties": {"a": {"const": 1}}}),
        "src/gate.py": "# spec: FR-01\ndef gate(rows, bar=0.75):\n    return [row for row in rows if row >= bar]\n",
        "tests/test_gate.py": "from src.gate import gate\n\n# spec: FR-01\ndef test_it():\n    assert gate([0.9, 0.1]) == [0.9]",
        "evidence/answers.jsonl": '{"a": 1}\n', "pytest.ini": "[pytest]\npythonpath = .\n",
    }  # fmt: skip
    for name, text in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")
    return workspace


@pytest.mark.skipif(not hasattr(os, "fork"), reason="native proof needs fork")
def test_a_checked_page_leads_to_code_test_check_and_mutant(repo: Path) -> None:
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--spec-evidence", ".specflow/evidence/pytest.json"]
    subprocess.run([*line, "--spec-reach"], cwd=repo, check=True, capture_output=True)
    assert specflow(repo, "prove").code == 0
    specflow(repo, "check", "--output", "html=page.html")
    html = (repo / "page.html").read_text(encoding="utf-8")
    table = html[html.index('id="verification"') :]
    assert "return [row for row in rows if row &gt;= bar]</pre>" in table
    assert "assert gate([0.9, 0.1]) == [0.9]</pre>" in table
    assert "- contract: contracts/answer.json\n  payloads: evidence/answers.jsonl\n# a spoilt input makes it fail</pre>" in table
    assert "- metric: {report: evidence/load.json, value: p95, below: 2}</pre>" in table
    assert "a bar of 0.74 in place of 0.75</summary>" in table
    assert "+def gate(rows, bar=0.74):</pre>" in table


def test_endless_code_is_cut_and_the_page_stays_bounded(repo: Path) -> None:
    body = "".join(f"    x{number} = {'9' * 900}\n" for number in range(300))
    (repo / "src" / "gate.py").write_text(f"# spec: FR-01\ndef gate(rows):\n{body}    return rows\n", encoding="utf-8")
    specflow(repo, "check", "--output", "html=page.html")
    html = (repo / "page.html").read_text(encoding="utf-8")
    assert "x10 = 999" in html
    assert "x100 = 999" not in html
    assert "9" * 401 not in html
