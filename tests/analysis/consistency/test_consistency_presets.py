"""Where a thing stands before anybody has chosen, said in everyday words: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Default room temperature is 19 degrees.", "The room temperature is preset to 21 degrees."),
    ("The number of copies starts at one.", "By default, the number of copies is two."),
    ("New albums are public until the owner changes this.", "Albums are private by default."),
    ("If the traveller does not choose a seat, she gets one at the window.",
     "Without a choice, the traveller is given an aisle seat."),
    ("Reminders are switched off out of the box.", "After installation, reminders are on."),
    ("The calendar opens in the week view by default.", "The month view is the default view of the calendar."),
    ("Font size: medium unless the reader picks something else.", "The font size is preset to large."),
    ("The volume is initially at 30 percent.", "At first the volume is 50 percent."),
    ("Spanish is the preselected language for new learners.", "For new learners, the language is set to Italian at first."),
    ("If the sender picks nothing, a parcel goes to the north depot.",
     "Unless the sender chooses, parcels are sent to the harbour depot."),
    ("The payment term is 14 days unless the client agrees otherwise.", "Default payment term: 30 days."),
    ("Location sharing is switched on until the hiker turns it off.", "Location sharing is off by default."),
    ("The deductible is preselected at 300 euros.", "A deductible of 900 euros unless the driver picks another one."),
    ("The donation slider starts at zero.", "The default donation is 5 euros."),
    ("If no delivery slot is chosen, we reserve an early one.", "The delivery slot is preset to late."),
    ("The gift box comes preselected.", "The gift box is unticked until the shopper ticks it."),
]  # fmt: skip
QUIET = [
    ("The default room temperature is 19 degrees.", "The default water temperature is 21 degrees."),
    ("On phones, the list view is the default.", "On desktops, the map view is the default."),
    ("New albums are private by default.", "Published albums are public."),
    ("The default volume is 30 percent.", "The volume can be up to 100 percent."),
    ("Reminders are off by default.", "Badges are on by default."),
    ("Reminders are off by default.", "Until the user turns them on, reminders are switched off."),
    ("The default font size is 12.", "The default line height is 14."),
    ("For guests, the default language is English.", "For staff, the default language is Dutch."),
    ("If the sender picks nothing, parcels go to the north depot.",
     "If the sender picks nothing, letters go to the harbour office."),
    ("The default tip is 5 euros.", "The default donation is 10 euros."),
    ("The calendar opens in the week view by default.", "The list opens in the compact view by default."),
    ("The payment term is 14 days unless the client agrees otherwise.", "The default delivery time is 3 days."),
    ("Albums are private by default.", "The owner can make an album public."),
    ("The room temperature is preset to 21 degrees.", "The room temperature must not exceed 28 degrees."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_starting_points(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other) and not asked(other, one)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
