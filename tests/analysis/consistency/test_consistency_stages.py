"""When it happens: at which stage, in which order, at once or with the next one only."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deposit is taken when the tent is collected.", "The deposit is taken at booking."),
        ("Skippers pay the berth upfront when they arrive.", "The berth is paid on departure, never in advance."),
        ("Backups are verified before they are copied off site.", "Backups are copied off site first and verified afterwards."),
        ("Blood is tested after it has been split into units.", "Blood is tested first, then split into units."),
        ("The alarm sounds before the door closes.", "The door closes first; then the alarm sounds."),
        ("The crate is sealed first, and the weight is noted after that.", "The weight is noted before the crate is sealed."),
        ("New prices go live at once.", "Price changes wait for the weekly release."),
        ("Grades are published the moment a teacher enters them.", "Grades only become visible at the end of term."),
        ("A failed import is cancelled automatically.", "After a failed import the rows stay until a clerk cancels it by hand."),
    ],
)
def test_two_times_for_one_thing(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deposit is taken at booking.", "The deposit is returned when the tent comes back."),
        ("Backups are verified before they are copied off site.", "Old backups are copied off site first and then deleted."),
        ("Guests choose a room before they pay.", "Guests get the key only after payment."),
        ("New prices go live at once.", "New photos wait for the weekly release."),
        ("The alarm sounds before the door closes.", "The door closes before the lift moves."),
        ("Members who arrive first and pay online get a seat.", "Members pay online before they arrive."),
        ("The invoice goes out together with the parcel.", "The reminder is only sent once the parcel has arrived."),
        ("Grades may go live at once.", "Comments only become visible at the end of term."),
    ],
)
def test_other_things_and_the_same_order_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
