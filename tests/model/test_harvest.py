"""`specflow eval harvest`: people's edits become candidate cases, when they agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.run import specflow

NOTE = "# Shop\n\nA guest must be able to pay by phone. A receipt must arrive within 2 minutes.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    assert specflow(tmp_path, "draft", "note.md", "--feature", "shop").code == 0
    return tmp_path


def edit(desk: Path) -> None:
    path = desk / "specs/shop/spec.yaml"
    text = path.read_text(encoding="utf-8")
    assert "pay by phone." in text
    path.write_text(text.replace("pay by phone.", "pay by phone without an account."), encoding="utf-8")


def test_edits_become_a_candidate_that_runs(desk: Path) -> None:
    edit(desk)
    ran = specflow(desk, "eval", "harvest", "--consent")
    assert (ran.code, ran.out) == (0, "evals/candidates/shop.yaml: 2 changes\n")
    report = json.loads(specflow(desk, "eval", "candidates", "--format", "json").out)
    (case,) = report["cases"]
    assert case["must_pass"] is False
    assert case["scores"]["coverage"] == 0, "the drafter does not yet say what people made of it"
    assert case["scores"]["clean"] == 0


def test_without_consent_nothing_is_copied(desk: Path) -> None:
    edit(desk)
    ran = specflow(desk, "eval", "harvest", "shop")
    assert (ran.code, "--consent" in ran.err) == (2, True)
    assert not (desk / "evals").exists()


def test_nothing_changed_and_nothing_known(desk: Path) -> None:
    assert "no requirement was changed" in specflow(desk, "eval", "harvest", "--consent").out
    assert not (desk / "evals").exists()
    assert specflow(desk, "eval", "harvest", "other", "--consent").code == 2
