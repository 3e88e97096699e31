"""Demands that another line does without: acts with what they are done to, whatever the amount, and a level above a level."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Each guide shall have a map before it is printed.", "Maps are nice to have, and a guide may be printed without one."),
        ("Pairing a watch is not required during the tour and the step can be skipped.",
         "Members have to pair a watch to finish the tour."),
        ("Nobody has to verify a second address.", "Sellers must verify a second address before they list anything."),
        ("A fire certificate is required from every seller at check-in.",
         "Sellers may check in without showing a fire certificate if they prefer not to."),
        ("An order below 20 EUR may be shipped without a signature.", "Every order must have a signature, whatever the amount."),
        ("Every parcel needs a customs label, regardless of its value.",
         "A parcel under 10 euros may be sent without a customs label."),
        ("The top person on the list gets the seat without having to confirm.",
         "The first person on the list has to confirm before getting the seat."),
        ("The next nurse gets the shift at once, without having to confirm.",
         "The nurse has to confirm before getting the shift."),
    ],
)  # fmt: skip
def test_what_is_demanded_and_left_out(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The entry test is required for sailing classes above beginner level.",
         "The entry test is not needed for beginner classes."),
        ("Pairing a watch is not required.", "Members have to pair a phone to finish the tour."),
        ("Pairing a watch is not required.", "Members have to return the watch to finish the tour."),
        ("An order below 20 EUR may be shipped without a signature.", "Every order must have a signature."),
        ("Every parcel needs a customs label, whatever the weather.",
         "A parcel under 10 euros may be sent without a customs label."),
        ("Visitors may skip linking a card.", "Employees must link a card to enter the hall."),
        ("The deed is not required until the third of June.", "From the third of June the deed is required."),
        ("The next nurse gets the shift without having to confirm.", "The doctor has to confirm before leaving the ward."),
    ],
)  # fmt: skip
def test_what_one_may_leave_out_elsewhere(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(other, one) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sent letters cannot be renamed.", "Letters in draft can be renamed freely."),
        ("In the mobile app, guests open a door by scanning the badge.", "Guests cannot open a door from the website."),
        ("Until the third of June the hall cannot be booked.", "From the third of June the hall can be booked."),
    ],
)
def test_other_states_devices_and_days(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked_of_rules(one, other) == []


def test_the_condition_is_shown_with_what_it_makes_clash() -> None:
    (question,) = asked("The card must not be sent as long as the street name is missing.", "The street name is optional.")
    assert "“The card must not be sent as long as the street name is missing”" in question
