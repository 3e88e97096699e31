"""A proof that finds nothing to try, or one thing, says so in words that lead on."""

from __future__ import annotations

from pathlib import Path

from tests.build import HEAD
from tests.run import specflow

ONE = "requirements:\n  - {id: FR-01, title: Limit, text: A member may hold three loans., status: final}\n"
CODE = "# spec: ask-maps/FR-01\ndef may(held: int) -> bool:\n    return held < 3\n"
TEST = (
    "import pytest\nfrom loans import may\n\n\n"
    "@pytest.mark.spec('ask-maps/FR-01')\ndef test_three():\n    assert may(2)\n    assert not may(3)\n"
)


def test_what_is_tried_is_counted_and_nothing_leads_on(workspace: Path) -> None:
    folder = workspace / "specs" / "ask-maps"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(HEAD + ONE, encoding="utf-8")
    nothing = specflow(workspace, "prove")
    assert "0 requirements tried: none" in nothing.out
    assert "`specflow trace matrix` shows" in nothing.out
    (workspace / "loans.py").write_text(CODE, encoding="utf-8")
    (workspace / "test_loans.py").write_text(TEST, encoding="utf-8")
    one = specflow(workspace, "prove")
    assert "1 requirement tried: 1 proven" in one.out
    assert "trace matrix" not in one.out
