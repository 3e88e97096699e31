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
    path.write_text(text.replace("pay by phone.", "pay within 2 minutes by phone."), encoding="utf-8")


def test_edits_become_a_candidate_that_runs(desk: Path) -> None:
    edit(desk)
    ran = specflow(desk, "eval", "harvest", "--consent")
    assert (ran.code, ran.out) == (0, "evals/candidates/shop.yaml: 2 changes\n")
    report = json.loads(specflow(desk, "eval", "candidates", "--format", "json").out)
    (case,) = report["cases"]
    assert case["must_pass"] is False
    assert case["scores"]["coverage"] == 0, "the drafter does not yet say what people made of it"
    assert case["scores"]["clean"] == 0


def test_each_change_says_what_it_was_and_what_no_draft_can_find(desk: Path) -> None:
    edit(desk)
    path = desk / "specs/shop/spec.yaml"
    text = path.read_text(encoding="utf-8").replace("value: 2,", "value: 1,", 1)
    more = "  - id: FR-09\n    title: Gift wrap\n    text: Support must offer wrapping paper.\n    source:\n      []\n\n"
    assert "requirements:\n" in text
    path.write_text(text.replace("requirements:\n", "requirements:\n" + more, 1), encoding="utf-8")
    assert specflow(desk, "eval", "harvest", "--consent").code == 0
    candidate = (desk / "evals/candidates/shop.yaml").read_text(encoding="utf-8")
    assert "    # FR-01: the draft said “A guest must be able to pay by phone”\n" in candidate
    assert "    # FR-09: people wrote it\n    # The sources do not say: support, offer, wrapping, paper;" in candidate
    assert "    # The sources do not say: 1; a draft can ask for it" in candidate
    never = "  # As drafted; people took it out, or put it otherwise.\n  must_not: [A guest must be able to pay by phone]\n"
    assert never in candidate, "what a draft rightly said of its sources is not held against it"
    assert specflow(desk, "eval", "candidates").code == 0


def test_without_consent_nothing_is_copied(desk: Path) -> None:
    edit(desk)
    ran = specflow(desk, "eval", "harvest", "shop")
    assert (ran.code, "--consent" in ran.err) == (2, True)
    assert not (desk / "evals").exists()


def test_nothing_changed_and_nothing_known(desk: Path) -> None:
    assert "no requirement was changed" in specflow(desk, "eval", "harvest", "--consent").out
    assert not (desk / "evals").exists()
    assert specflow(desk, "eval", "harvest", "other", "--consent").code == 2
