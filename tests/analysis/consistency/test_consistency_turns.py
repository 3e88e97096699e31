"""At once and only after, before and after: one deed that two lines have wait for two things."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A poem goes live the moment it is sent.", "Poems are published only after an editor has read them."),
        ("Refunds are paid out immediately.", "Refunds are paid out only once the goods are back."),
        ("The bill is sent before the visit.", "The bill is sent after the visit."),
        ("The tenant gets the key once the contract is signed.", "The contract is signed after the key has been handed over."),
    ],
)
def test_two_turns_of_one_deed(one: str, other: str) -> None:
    assert strictly(one, other) == ["SF306"]
    assert asked(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bill is sent before the visit.", "The survey is sent after the visit."),
        ("A fee is charged the moment it is approved.", "Fees are charged only after they are approved."),
        ("Refunds are paid out immediately.", "Deposits are paid out only once the room has been checked."),
        ("Vaccination letters are sent before the due date.", "Payment letters are sent after the due date."),
        ("Riders rate the driver after the trip.", "Riders pay before the trip."),
        ("Guests are told immediately when a table is free.", "Cooks are told only after the guest has sat down."),
        ("The key is handed over before the contract ends.", "The key is handed over after the deposit is paid."),
    ],
)
def test_other_deeds_doers_and_events_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(one, other) == []
