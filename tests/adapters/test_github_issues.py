"""Issues through the user's own `gh`: what is sent, what comes back, and what is said when it fails."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from specflow.adapters.github_issues import open_issue
from specflow.errors import UsageProblem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for gh is a shell script")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `gh` that only this test sees."""
    tool = folder / "gh"
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_issue_is_sent_and_its_address_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, f"cat > {tmp_path}/sent; echo https://example.org/issues/7", monkeypatch)
    assert open_issue(tmp_path, {"title": "T-01 Ask"}) == "https://example.org/issues/7"
    assert json.loads((tmp_path / "sent").read_text(encoding="utf-8")) == {"title": "T-01 Ask"}


def test_a_refusal_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "cat > /dev/null; echo 'not logged in' >&2; exit 4", monkeypatch)
    with pytest.raises(UsageProblem, match="gh: not logged in"):
        open_issue(tmp_path, {})
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(UsageProblem, match="could not be run"):
        open_issue(tmp_path, {})
