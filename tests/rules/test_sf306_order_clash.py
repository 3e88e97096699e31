from __future__ import annotations

import pytest

from specflow.rules.sf306_order_clash import RULE
from tests.build import check_clean, check_finds, found
from tests.rules.clashing import lines, marked


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "The hall must be approved by the caretaker before any invitation goes out.",
            "The caretaker must decide on the hall once the guests have been invited.",
        ),
        (
            "The patient must sign the form before the treatment starts.",
            "After the treatment, the patient must sign the form.",
        ),
    ],
)
def test_opposite_order_is_found_with_the_words_that_say_it(one: str, other: str) -> None:
    given = lines(one, other)
    finding = check_finds(RULE, given, "6: ")[0]
    assert "before" in marked(given, 6, finding.at.column, finding.at.end_column)
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "The patient must sign the form before the treatment starts.",
            "The patient must get a copy of the form after the treatment.",
        ),
        (
            "The patient must sign the form before the treatment starts.",
            "Before the treatment, the patient must sign the form.",
        ),
        ("The hall must stay free before 9 am.", "The hall must be cleaned after 9 am."),
    ],
)
def test_the_same_order_and_other_steps_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))


def test_first_and_afterwards_give_an_order() -> None:
    one = "The surgeon must be called before the relatives are told."
    other = "The relatives must be informed first, and the surgeon must be called afterwards."
    assert len(found(RULE, lines(one, other))) == 1


def test_an_hour_outside_the_hours_that_another_line_keeps_to_is_found() -> None:
    one, other = "Reminders must be sent between 09:00 and 19:00 only.", "Reminders must be sent at 7 am."
    assert len(found(RULE, lines(one, other))) == 1
    check_clean(RULE, lines(one, "Reminders must be sent at 10 am."))
