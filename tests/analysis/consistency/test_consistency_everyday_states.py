"""Defaults, scope, states and demands in everyday words, a second set: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("The sauna is closed while it is being cleaned.", "The sauna stays open while it is being cleaned."),
    ("Location tracking is switched off during breaks.", "During breaks, location tracking remains active."),
    ("Push alerts are enabled by default for new accounts.",
     "In new accounts, push alerts are switched off until the user activates them."),
    ("The default language of the kiosk is German.",
     "The kiosk starts in English unless a visitor picks another language."),
    ("An annual report is not part of the first release.",
     "In the first release, treasurers can download an annual report."),
    ("Sharing a playlist is out of scope.", "Listeners can share a playlist with friends."),
    ("A confirmed booking is final.", "Guests can change the date of a confirmed booking."),
    ("Insurance is not compulsory.", "Every rental needs an insurance."),
    ("An emergency contact must be given at check-in.", "Check-in works without an emergency contact."),
    ("Nobody can edit a review after it has been published.", "Authors can correct a published review."),
    ("The door is locked during the exam.", "The door remains unlocked during the exam."),
    ("Uploading a CV is optional.", "Candidates have to upload a CV."),
    ("We will not offer a waiting list in version 1.", "In version 1, guests can join a waiting list."),
    ("The volume is set to 50 by default.", "The default volume is 70."),
]  # fmt: skip
QUIET = [
    ("The sauna is closed while it is being cleaned.", "The pool stays open while it is being cleaned."),
    ("Push alerts are enabled by default for new accounts.", "Email alerts are off by default for new accounts."),
    ("A confirmed booking is final.", "Guests can change the date of an open booking."),
    ("Insurance is not compulsory for bikes.", "Every car rental needs an insurance."),
    ("The window is open during the day.", "The window is closed during the night."),
    ("The light is on when somebody enters the room.", "The light is off when nobody is in the room."),
    ("The heating is on in winter.", "The heating is off in summer."),
    ("The menu is hidden on small screens.", "The menu is shown on large screens."),
    ("A profile is visible when it is complete.", "A profile is hidden when it is incomplete."),
    ("Export of invoices is out of scope.", "Users can print invoices."),
    ("The door is locked after the last visitor has left.", "The door is open before the first visitor arrives."),
    ("The station is closed at weekends.", "The station is open at all times on workdays."),
    ("Shops are open on Sundays in December.", "Shops are closed on Sundays."),
    ("The chat is open during office hours.", "The chat is closed outside office hours."),
    ("The box is locked when the customer has paid.", "The box is unlocked when the customer has not paid."),
    ("Members can skip the intro.", "Guests must watch the intro."),
    ("A photo is recommended but not required.", "A photo must be in portrait format."),
    ("Inspection is optional for small boats.", "Large boats must be inspected."),
    ("Review is optional.", "Reviewed texts must be marked."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_cannot_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
