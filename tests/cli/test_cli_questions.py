from __future__ import annotations

import json
from pathlib import Path

import pytest

from specflow.parse.spec import read_spec
from tests.build import HEAD
from tests.run import specflow

SPEC = HEAD + """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
questions:
  # the first
  - {id: Q-01, text: What happens offline?, suggested: "The page must say that it is offline."}
  - {id: Q-02, text: Who pays?}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "specs/ask-maps"
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    return tmp_path


def spec_text(desk: Path) -> str:
    return (desk / "specs/ask-maps/spec.yaml").read_text(encoding="utf-8")


def test_open_questions_are_listed_with_their_suggestions(desk: Path) -> None:
    ran = specflow(desk, "questions", "ask-maps")
    assert "Q-01  What happens offline?" in ran.out
    assert "suggested: The page must say" in ran.out
    listed = json.loads(specflow(desk, "questions", "ask-maps", "--format", "json").out)
    assert [one["id"] for one in listed] == ["Q-01", "Q-02"]


def test_yes_takes_the_suggestion_and_makes_it_a_requirement(desk: Path) -> None:
    ran = specflow(desk, "questions", "ask-maps", "--answer", "Q-01=yes", "--by", "pm@example.org")
    assert ran.code == 0, ran.err
    file = read_spec("x", spec_text(desk))
    assert file.spec is not None
    added = file.spec.requirements[1]
    assert (added.id, added.status) == ("FR-02", "review")
    assert "offline" in added.text
    assert "Q-01" in (added.rationale or "")
    assert "pm@example.org" in (added.rationale or "")
    question = file.spec.questions[0]
    assert (question.answer, question.by) == ("The page must say that it is offline.", "pm@example.org")
    assert "# the first" in spec_text(desk)


def test_a_file_of_answers_and_words_of_ones_own(desk: Path) -> None:
    answers = b"Q-02: The landlord\nQ-01: no\n"
    assert specflow(desk, "questions", "ask-maps", "--answers", "-", "--by", "me", stdin=answers).code == 0
    file = read_spec("x", spec_text(desk))
    assert file.spec is not None
    assert [one.answer for one in file.spec.questions] == ["no", "The landlord"]
    assert "No question is open" in specflow(desk, "questions", "ask-maps").out


def test_an_unknown_question_changes_nothing(desk: Path) -> None:
    ran = specflow(desk, "questions", "ask-maps", "--answer", "Q-09=yes", "--answer", "Q-01=yes", "--by", "me")
    assert (ran.code, spec_text(desk)) == (2, SPEC)
    assert "Q-09" in ran.err


@pytest.mark.parametrize("words", ["no", "No, only the owner may.", "yes"])
def test_a_no_is_recorded_and_becomes_no_requirement(words: str, desk: Path) -> None:
    path = desk / "specs/ask-maps/spec.yaml"
    asked = SPEC.replace("text: Who pays?", 'text: Must guests pay?, suggested: "No, only members pay."')
    path.write_text(asked, encoding="utf-8")
    ran = specflow(desk, "questions", "ask-maps", "--answer", f"Q-02={words}", "--by", "pm@example.org")
    assert ran.code == 0, ran.err
    spec = read_spec("x", spec_text(desk)).spec
    assert spec is not None
    assert [one.id for one in spec.requirements] == ["FR-01"]
    assert spec.questions[1].answer == ("No, only members pay." if words == "yes" else words)
