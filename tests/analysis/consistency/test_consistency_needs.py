"""What may be left out, and what nothing goes without: said in everyday words, found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Cover pictures are optional.", "Every recipe needs a cover picture."),
    ("Giving a date of birth is voluntary.", "Runners must give their date of birth."),
    ("An estimate can be sent without a signature.", "No estimate goes out without a signature."),
    ("Hikers do not have to name an arrival time when they reserve a cabin.",
     "The arrival time is a mandatory field of every cabin reservation."),
    ("The allergy check may be skipped.", "No meal can be ordered before the allergy check is done."),
    ("A claim doesn't need a receipt.", "Claims without a receipt are refused."),
    ("A helmet is a nice extra.", "No helmet, no ride."),
    ("Visitors can enter the exhibition without a ticket.", "Nobody can enter the exhibition without a ticket."),
    ("A tax number is not required to open a shop.", "A shop cannot be opened as long as the tax number is missing."),
    ("Growers can leave the soil type empty.", "Soil type: required."),
    ("A deposit is purely voluntary.", "Bikes can only be rented with a deposit."),
    ("Musicians can upload a song without lyrics.", "Lyrics have to be attached to every song."),
    ("The middle name can be left out.", "Without a middle name, the form is not accepted."),
    ("Nobody has to write a comment with a rating.", "A rating can't be sent unless a comment is written."),
    ("Sellers may add a serial number if they like.", "A serial number is compulsory for each advert."),
    ("Parents may enrol a child without a vaccination card.",
     "To keep everybody safe, no child is enrolled unless the parents have shown a vaccination card."),
    ("It is possible to book a table without leaving a phone number.", "A table booking needs a phone number."),
    ("A landing fee receipt is not needed.", "Pilots have to hand in the landing fee receipt."),
]  # fmt: skip
QUIET = [
    ("Cover pictures are optional.", "Every recipe needs a title."),
    ("Photos at the return are voluntary.", "Photos before the handover are mandatory."),
    ("A middle name is optional.", "A last name is mandatory."),
    ("Private customers do not have to give a tax number.", "Business customers must give a tax number."),
    ("A helmet is optional for adults.", "Children must wear a helmet."),
    ("Comments are optional.", "Comments must be shorter than 200 characters."),
    ("In the app, a phone number is optional.", "On the website, a phone number is mandatory."),
    ("A deposit is optional for members.", "Guests need a deposit."),
    ("A receipt is not needed below 50 euros.", "Claims above 50 euros need a receipt."),
    ("Visitors can walk in the garden without a ticket.", "Nobody can enter the museum without a ticket."),
    ("Drafts can be saved without a title.", "An article cannot be published without a title."),
    ("Photos are optional.", "Photos must show the front of the house."),
    ("A signature is optional.", "A ranger must be able to verify a signature."),
    ("Recipes can be printed without photos.", "Every recipe needs a title and a list of what goes in."),
    ("A phone number is optional.", "If the parcel is sent abroad, the sender must give a phone number."),
    ("Inside the yard, a helmet is mandatory.", "Outside the yard, a helmet is optional."),
    ("Notes are optional.", "A note needs at least one word."),
    ("Reminders are optional.", "The app must send a reminder on the day before the tour."),
    ("A claim doesn't need a receipt.", "A receipt must be kept for two years."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_is_left_open_and_demanded(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other) and not asked(other, one)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
