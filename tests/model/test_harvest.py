"""`specflow eval harvest`: people's edits become candidate cases, when they agree."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.run import specflow

NOTE = "# Shop\n\nA guest must be able to pay by phone. A receipt must arrive within 2 minutes.\n"
UNSIGNED = "not signed by both roles yet, so people may still change it"


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


def _settle(path: Path, id_: str) -> None:
    """Give a requirement the status `final`, and take back that it is a proposal."""
    text = path.read_text(encoding="utf-8")
    head, start, rest = text.partition(f"  - id: {id_}\n")
    own, end, after = rest.partition("\n\n")
    own = re.sub(r"    (?:status|proposed): .*\n", "", own)
    own = own.replace("\n    source", "\n    status: final\n    source", 1)
    path.write_text(head + start + own + end + after, encoding="utf-8")


def test_edits_become_a_candidate_that_runs(desk: Path) -> None:
    edit(desk)
    ran = specflow(desk, "eval", "harvest", "--consent")
    assert (ran.code, ran.out) == (0, f"evals/candidates/shop.yaml: 2 changes; {UNSIGNED}\n")
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
    said = "    - A guest must be able to pay by phone\n"
    never = "  must_not:\n    # As drafted; people took it out, or put it otherwise.\n" + said
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


def test_from_the_draft_to_the_signatures_to_a_case_that_gates(tmp_path: Path) -> None:
    """What people edit and turn down; both sign; the candidate says so, is read, cut down, and gates a suite."""
    desk = tmp_path
    (desk / "note.md").write_text(
        "# Ask\n\nA guest must be able to type a question of up to 300 characters. A receipt must arrive within 2 minutes.\n",
        encoding="utf-8",
    )
    assert specflow(desk, "draft", "note.md", "--feature", "ask").code == 0
    path = desk / "specs/ask/spec.yaml"
    text = path.read_text(encoding="utf-8")
    proposal = next(one for one in text.split("\n  - id: ") if "proposed: true" in one)
    text = text.replace("text: A guest must be able to type a", "text: A guest must be able to type or say a")
    text = text.replace("\n  - id: " + proposal.partition("\n\n")[0], "", 1)
    owners = "owners: {product: pm@example.org, engineering: lead@example.org}\ngoal:"
    path.write_text(text.replace("goal:", owners, 1), encoding="utf-8")
    for id_ in re.findall(r"^  - id: ((?:FR|NFR|EC)-\d+)$", text, re.MULTILINE):
        _settle(path, id_)
    assert specflow(desk, "questions", "ask", "--yes", "--by", "pm@example.org").code == 0
    assert UNSIGNED in specflow(desk, "eval", "harvest", "--consent").out
    _decide_and_sign(desk)
    ran = specflow(desk, "eval", "harvest", "--consent")
    assert (ran.code, UNSIGNED in ran.out) == (0, False), ran.err
    candidate = (desk / "evals/candidates/ask.yaml").read_text(encoding="utf-8")
    assert "# The spec was signed by both roles." in candidate
    assert "    # Proposals that people turned down.\n    - " in candidate
    kept = desk / "evals/ask/said.yaml"
    kept.parent.mkdir()
    gating = candidate.replace("must_pass: false", "must_pass: true")
    kept.write_text(gating, encoding="utf-8")
    assert specflow(desk, "eval", "ask").code == 1, "the drafter says again what people put otherwise"
    cut = re.sub(r"  must_not:\n(?:    .*\n)+", "", gating).replace("type or say a question", "type a question")
    kept.write_text(cut, encoding="utf-8")
    ran = specflow(desk, "eval", "ask")
    assert (ran.code, "1 of 1 cases passed" in ran.out) == (0, True), ran.out + ran.err


def _decide_and_sign(desk: Path) -> None:
    path = desk / "specs/ask/spec.yaml"
    text = path.read_text(encoding="utf-8")
    head, start, rest = text.partition("decisions:\n")
    path.write_text(head + re.sub(r"\A(?:  .*\n|\n(?=  ))+", "", rest) if start else text, encoding="utf-8")
    for who, role in (("pm@example.org", "product"), ("lead@example.org", "engineering")):
        named = {**os.environ, "GIT_AUTHOR_EMAIL": who, "GIT_COMMITTER_EMAIL": who, "EMAIL": who}
        ran = specflow(desk, "approve", "ask", "--as", role, "--i-have-read", env=named)
        assert ran.code == 0, ran.out + ran.err
