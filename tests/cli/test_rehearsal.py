"""The rehearsal of a pull request ends as it should: clean passes, broken is told in every form, mended passes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "rehearsal.py"


@pytest.mark.skipif(sys.platform == "win32", reason="the action runs bash")
def test_a_pull_request_is_clean_then_broken_then_mended(tmp_path: Path) -> None:
    line = [sys.executable, str(SCRIPT), "--keep", str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = [("SF403", "src/ask.py", 4), ("SF410", "src/ask.py", 14), ("SF502", "tests/test_ask.py", 15)]
    for code, path, number in expected:
        assert f"::error file={path},line={number},col=" in done.stdout
        assert f"| ❌ {code} | `{path}:{number}` |" in (tmp_path / "2" / "summary.md").read_text(encoding="utf-8")
    results = json.loads((tmp_path / "2" / "specflow.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == [code for code, _, _ in expected]
    for clean in ("1", "3"):
        assert "nothing to mend" in (tmp_path / clean / "summary.md").read_text(encoding="utf-8")
        assert json.loads((tmp_path / clean / "specflow.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []
