"""An interview typed from a recording: who asks asks nothing of the product, and what is answered is no open question."""

from __future__ import annotations

import pytest

from specflow.draft import Lexicon
from specflow.draft.pipeline import draft
from specflow.draft.reading.interview import answered_to, role_asked
from specflow.draft.value import Drafted, Source

TALK = """# Ferry bookings

**Ines:** What goes wrong at the pier today?

**Hal:** On bank holidays the line reaches the road. We have two clerks. Half of them just want to know the times.

**Ines:** So what should the booking page do?

**Hal:** It sells seats for the next sailing. But not the car deck.

**Ines:** Dogs?

**Hal:** Only on a lead. They travel free.

**Ines:** Who gets the island fare?

**Hal:** Residents, pupils, the doctor.

**Ines:** And when a sailing is cancelled?

**Hal:** Money back within three days.

**Ines:** How would you know it was worth it?

**Hal:** If nobody queues longer than five minutes. And sixty per cent of seats sold before the day.
Do we need a login? I think no.
"""


@pytest.fixture(scope="module")
def found(lexicon: Lexicon) -> Drafted:
    return draft([Source("note.md", TALK, "note", "0" * 64)], lexicon=lexicon)


def test_only_what_is_answered_becomes_a_requirement(found: Drafted) -> None:
    asked = [one.text for one in found.spec.requirements if not one.proposed]
    assert "It must sell seats for the next sailing." in asked
    assert "The system must keep to this: Dogs: only on a lead." in asked
    assert "The system must keep to this: Who gets the island fare: residents, pupils, the doctor." in asked
    assert any(text.startswith("When a sailing is cancelled, ") and "back must be within" in text for text in asked)
    assert not any("road" in text or "clerks" in text or "the times" in text for text in asked)


def test_an_answer_about_success_is_a_metric_and_one_that_leaves_out_is_out_of_scope(found: Drafted) -> None:
    assert [one.text for one in found.spec.metrics] == [
        "Nobody queues longer than five minutes",
        "Sixty per cent of seats sold before the day",
    ]
    assert [one.text for one in found.spec.out_of_scope] == ["Car deck"]


def test_questions_that_were_answered_are_not_open_and_a_guess_is_the_suggested_answer(found: Drafted) -> None:
    open_ones = {one.text: one.suggested for one in found.spec.questions}
    assert not any("pier" in text or "island fare" in text or "worth it" in text for text in open_ones)
    assert open_ones["Do we need a login?"] == "I think no"


def test_a_chat_in_which_everybody_asks_is_no_interview(lexicon: Lexicon) -> None:
    chat = "Ana: Do dogs travel free?\n\nBo: Who would check that?\n\nAna: Do we print tickets?\n\nBo: Where to?\n\n"
    questions = draft([Source("note.md", f"# Ferry\n\n{chat}", "note", "0" * 64)], lexicon=lexicon).spec.questions
    assert {"Do dogs travel free?", "Do we print tickets?"} <= {one.text for one in questions}


def test_what_a_question_asks_after(lexicon: Lexicon) -> None:
    assert role_asked("How would you know it was worth it?", lexicon.sections) == "metrics"
    assert role_asked("Who gets the island fare?", lexicon.sections) == ""
    assert role_asked("worth it", lexicon.sections) == ""


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("And if it rains?", "If it rains, a tent"),
        ("Dogs?", "Dogs: a tent"),
        ("Should it be open in winter as well?", ""),
        ("Dogs? …", ""),
    ],
)
def test_a_verbless_answer_takes_up_its_question(lead: str, said: str) -> None:
    assert answered_to(lead, "A tent") == said
