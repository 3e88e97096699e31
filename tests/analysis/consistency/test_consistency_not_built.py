"""What is left out of a version, and what people do in it: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Resale of lift passes is not part of this release.",
     "With this release, skiers can resell their lift passes to other skiers."),
    ("Not included in the app: booking of guides.", "Hikers book their guide in the app."),
    ("Wind power is left out of version 2.",
     "In version 2, farmers see how much wind power they have sold each month."),
    ("Stock-taking will not be part of the product.", "The product runs the stock-taking at the end of each quarter."),
    ("Seat planning is out of scope.", "For each flight, the system plans the seats of all passengers."),
    ("Corporate cards are not covered by the product.", "Small firms can order corporate cards with the product."),
    ("Audio files are not included in the export.", "The export contains all texts and audio files from the project."),
    ("Voice control is out of scope for the autumn release.",
     "In the autumn release, drivers can use voice control to set the route."),
    ("We will not build any online payment for dog taxes.", "Owners pay their dog tax online in the app."),
    ("Group tours are not part of the first version.", "Up to ten guests can join the same group tour."),
    ("Out of scope: pickup of bulky waste of any kind.", "Households can order a pickup of bulky waste."),
    ("Working offline is out of scope for this release.",
     "Surveyors can work offline with this release and sync their plots later."),
    ("Yearly subscriptions are not planned.", "Readers can take out a yearly subscription."),
    ("Repeating appointments are not supported.", "Patients can make repeating appointments."),
    ("Video calls are no part of this version.", "Doctors and patients can call each other by video."),
    ("Gift cards are beyond the scope of the pilot.", "During the pilot, visitors can pay with gift cards."),
    ("Importing old recipes is off the table for now.", "Cooks can import their old recipes from a file."),
    ("We won't do refunds in the app.", "Travellers get refunds in the app."),
]  # fmt: skip
QUIET = [
    ("Resale of lift passes is not part of this release.", "Skiers can buy lift passes in this release."),
    ("Not included in the app: booking of guides.", "Hikers can rate their guide in the app."),
    ("Wind power is left out of version 2.", "In version 2, farmers see how much solar power they have sold."),
    ("Seat planning is out of scope.", "For each flight, the system shows the price of a seat."),
    ("Corporate cards are not covered by the product.", "Small firms can order loyalty cards with the product."),
    ("Audio files are not included in the export.", "The import reads all texts and audio files."),
    ("Voice control is out of scope for the autumn release.", "In the spring release, drivers can use voice control."),
    ("Group tours are not part of the first version.", "In the second version, guests can join group tours."),
    ("We will not build any online payment for dog taxes.", "Owners see their dog tax in the app."),
    ("Working offline is out of scope for this release.", "Surveyors can work with a tablet."),
    ("Audio files are not included in the backup.", "Users can upload audio files."),
    ("Video calls are no part of this version.", "Doctors can upload a video."),
    ("Repeating appointments are not supported.", "Patients can cancel an appointment."),
    ("The tool does not translate reports.", "Users can write reports in any language."),
    ("Stock-taking will not be part of the product.", "The product shows the stock of each shelf."),
    ("Out of scope: pickup of bulky waste.", "Households can report bulky waste on the street."),
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
