"""Classifying: what a sentence is for."""

from __future__ import annotations

import pytest

from specflow.draft.classifying.classify import classify
from specflow.draft.lexicon import Lexicon
from specflow.draft.reading.english import english
from specflow.draft.reading.read import read_source
from specflow.draft.value import Source


def parts(text: str, lexicon: Lexicon) -> list[str]:
    return [one.part for one in classify(read_source(Source("n.md", text, "note", ""), lexicon).sentences, lexicon)]


def last(sentence: str, lexicon: Lexicon) -> str:
    return parts(f"# T\n\nPeople wait too long. They ring us.\n\nThe list shows places. {sentence}", lexicon)[-1]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Booking tables can wait.", "out"), ("Not in this release: voice.", "out"), ("Open: how sure must we be?", "question"),
        ("We'll know it worked if calls halve.", "metric"), ("Complaints drop below 3% within a quarter.", "metric"),
        ("If the printer is down, the list waits.", "EC"), ("Results appear within 2 seconds at p95.", "NFR"),
        ("Nobody should ever see someone else's list.", "NFR"), ("The list opens on a tap.", "FR"),
         ("For example, Dana opens it.", "example"),
        ("See the wiki.", "reference"), ("Currently the list is on paper.", "background"),
         ("The diagram below shows the flow.", "reference"),
    ],
)  # fmt: skip
def test_sentences(sentence: str, part: str, lexicon: Lexicon) -> None:
    assert last(sentence, lexicon) == part


def test_headings_and_introductions_decide(lexicon: Lexicon) -> None:
    text = "# T\n\n## Non-goals\n\n- Printing\n\n## Alternatives\n\nWe could fax.\n\nNot now:\n\n- Faxes\n"
    assert parts(text, lexicon) == ["out", "alternative", "lead", "out"]


def test_a_question_may_stand_for_a_heading(lexicon: Lexicon) -> None:
    text = "# T\n\nPeople ring us. A lot.\n\nHow will we know? Half as many people ring.\n"
    assert parts(text, lexicon)[-2:] == ["lead", "metric"]


def test_everything_under_requirements_is_one(lexicon: Lexicon) -> None:
    text = "# Requirements\n\n- The system shall display events.\n- The product shall be available 24 hours a day.\n"
    assert parts(text, lexicon) == ["FR", "NFR"]


def test_greetings_and_bylines(lexicon: Lexicon) -> None:
    text = (
        "hey all, here is the plan\n\n*Dana, second version.*\n\npeople wait too long in line\n\n- show the line\n\ncheers, D\n"
    )
    assert [part for part in parts(text, lexicon) if part == "document"] == ["document"] * 3


def test_english_is_told_from_other_languages(lexicon: Lexicon) -> None:
    for text, expected in (
        ("The list shows what is in it and when it was made.", True),
        ("Das Programm zeigt die Liste aller Orte sofort an.", False),
    ):
        assert english(read_source(Source("n.md", text, "note", ""), lexicon).sentences, lexicon) is expected
