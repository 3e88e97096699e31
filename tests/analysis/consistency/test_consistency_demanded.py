"""What everybody has to do and may leave out, in more everyday words: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Guests have to pick a pillow when booking a room.",
     "Picking a pillow is voluntary; every room can be booked without one."),
    ("Applicants need no photo.", "Applications without a photo are turned down automatically."),
    ("A weather note can be left out.", "A logbook cannot be closed as long as its weather note is empty."),
    ("Pictures of the scratch are compulsory for each report.", "A report can be filed without any pictures."),
    ("A safety briefing is required before every dive.",
     "A safety briefing before a dive is recommended but not required."),
    ("Fingerprint login is mandatory for all staff.",
     "Staff can skip fingerprint login and sign in with the code alone."),
    ("Each lift must be inspected by an engineer before opening.",
     "Inspection is optional: the operator may open lifts that no engineer has inspected."),
    ("A second reading of every contract is obligatory.",
     "A second reading of a contract is encouraged but not mandatory."),
    ("A cover letter is at the sender's discretion.", "Every parcel must carry a cover letter."),
    ("Wearing gloves is up to the gardener.", "Gardeners must wear gloves."),
    ("It is compulsory to name a contact number in the form.", "The form can be sent without a contact number."),
    ("Every trip has to have a guide.", "Trips may take place without a guide."),
    ("Anyone who rents a boat has to show a licence.", "Boats are rented out with or without a licence."),
    ("You cannot check out unless you have entered a room number.",
     "Entering a room number at checkout is not necessary."),
    ("Setting a PIN is obligatory.", "Users can do without a PIN."),
    ("Two photos are mandatory for each plot.", "Photos of a plot are optional."),
    ("A parent's consent is indispensable for a booking.", "Bookings work without a parent's consent."),
]  # fmt: skip
QUIET = [
    ("During the first week, guests can return a bike without giving a reason.",
     "After the first week, guests need a reason to return a bike."),
    ("The tenant must sign the protocol.", "The neighbour does not have to sign the protocol."),
    ("A safety briefing is required before every dive.",
     "A safety briefing before a snorkel tour is recommended but not required."),
    ("Authors need no photo.", "Recipes without a photo are turned down automatically."),
    ("Fingerprint login is mandatory for staff.", "Visitors can skip fingerprint login."),
    ("Picking a pillow is voluntary.", "Guests have to pick a room."),
    ("A second reading of every contract is obligatory.",
     "A third reading of a contract is encouraged but not mandatory."),
    ("Pictures of the scratch are compulsory for each report.", "Pictures of the street are optional."),
    ("Users can skip the tour of the app.", "Users must accept the terms before they can use the app."),
    ("Every trip abroad needs a guide.", "Trips within the country may take place without a guide."),
    ("A phone number is optional.", "Guests who give no email address have to enter a phone number."),
    ("The price is up to the seller.", "Every advertisement needs a price."),
    ("A comment is recommended but not required.", "A comment must not contain links."),
    ("Before the trial ends, no payment details are needed.", "After the trial ends, members need payment details."),
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
