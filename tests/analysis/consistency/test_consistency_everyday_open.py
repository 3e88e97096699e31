"""More of what people write about what is left out, left open, preset, and how things stand: other words, other trades."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    # left out
    ("Gift vouchers are not included in the first release.", "A guest can buy a gift voucher on the booking page."),
    ("We deliberately leave out reviews.", "After the stay, guests write a review of the room."),
    ("Pets are out of scope for version 1.", "Owners can register their pets."),
    ("The app will not offer split payments.", "Friends can split a payment among each other."),
    ("Not part of this release: reminders by phone.", "The clinic can call patients with a reminder by phone."),
    ("Support for foreign number plates is not planned.", "Drivers can register a foreign number plate."),
    ("Training videos are excluded from this project.", "Trainers upload training videos for their teams."),
    ("Sharing a route with friends is left for a later release.", "Hikers can share a route with friends."),
    ("There is no guest checkout in this version.", "Guests can use the guest checkout."),
    ("The system does not cover overtime.", "Employees can enter overtime in the system."),
    # left open
    ("A profile picture is not required.", "Each member must upload a profile picture."),
    ("Members may leave out their date of birth.", "Without a date of birth, no account is created."),
    ("You don't have to add a description.", "Every event must have a description."),
    ("The tax number can stay empty.", "The tax number is a required field."),
    ("Applicants can apply without a cover letter.", "An application is only complete with a cover letter."),
    ("Insurance is optional.", "Insurance is compulsory for every rental."),
    ("Filling in the survey is voluntary.", "Participants must fill in the survey before they leave."),
    ("It is not necessary to sign the waiver.", "Climbers have to sign the waiver."),
    ("Whether they enter a nickname is up to the players.", "A nickname is mandatory."),
    ("Teams can be registered without a captain.", "A team without a captain cannot be registered."),
    ("Attaching a receipt is optional.", "Expenses are rejected when the receipt is missing."),
    ("No registration is needed to read articles.", "Only registered visitors can read articles."),
    # preset
    ("The search radius is set to 5 km at first.", "The default search radius is 20 km."),
    ("Profiles are visible to everyone unless the member changes the setting.", "New profiles are private by default."),
    ("The newsletter box is ticked by default.", "The newsletter box is not ticked until the customer ticks it."),
    ("When nothing is selected, the report covers the last week.", "By default, the report covers the last month."),
    ("The standard language is Polish.", "The default language is English."),
    ("The list is sorted by price by default.", "By default, the list is sorted by name."),
    ("Invoices go out by post unless the customer asks for e-mail.", "By default, invoices are sent by e-mail."),
    # how things stand
    ("A closed case cannot be reopened.", "Agents can reopen a closed case."),
    ("Timesheets are frozen after approval.", "Employees can correct a timesheet after it has been approved."),
    ("After the deadline, nominations can no longer be changed.", "Jurors may edit a nomination even after the deadline."),
    ("The chat is turned off at night.", "Patients can use the chat at night."),
    ("Rooms under repair are blocked.", "Rooms under repair can be booked."),
    ("The list of donors is public.", "Nobody but the treasurer can see the list of donors."),
    ("Votes are secret.", "Everyone can see the votes of the others."),
    ("Salaries are visible to managers only.", "All employees can see salaries."),
    ("New listings appear immediately.", "Listings appear only after a moderator has approved them."),
    ("Refunds are approved automatically.", "Refunds are approved by hand."),
    ("The menu is always shown in English.", "The menu is always shown in Welsh."),
    ("Once placed, an order is binding.", "A placed order can still be changed."),
    ("The gym is closed on public holidays.", "Members can use the gym on public holidays."),
    ("Archived projects are read-only.", "Team members may edit archived projects."),
]  # fmt: skip
QUIET = [
    ("Gift vouchers are not included in the first release.", "Gift wrapping can be ordered for every parcel."),
    ("Pets are out of scope for version 1.", "Guests can bring a folding bed."),
    ("Guest checkout is out of scope.", "Guests can see the checkout times of their room."),
    ("The system does not cover overtime.", "Employees can enter holidays in the system."),
    ("A profile picture is not required.", "Banners must be smaller than 2 MB."),
    ("A profile picture is optional.", "Each member must upload a copy of the passport."),
    ("Insurance is optional for day trips.", "Insurance is compulsory for trips of a week."),
    ("Filling in the survey is voluntary.", "Participants must fill in the entry form."),
    ("Applicants can apply without a cover letter.", "Applicants must send a diploma."),
    ("The default search radius is 20 km.", "The user can change the search radius."),
    ("The newsletter box is unticked by default.", "The terms box comes preselected."),
    ("By default, the report covers the last month.", "By default, the report is sent by e-mail."),
    ("By default, sound is on.", "When a call comes in, sound is off."),
    ("A closed case cannot be reopened.", "Agents can close an open case."),
    ("Timesheets are frozen after approval.", "Employees can correct a timesheet before it is approved."),
    ("The chat is turned off at night.", "Patients can use the chat in the afternoon."),
    ("Rooms under repair are blocked.", "Clean rooms can be booked."),
    ("The list of donors is public.", "Nobody but the treasurer can see the bank account of the donors."),
    ("Votes are secret.", "Everyone can see the result of the vote."),
    ("Salaries are visible to managers only.", "All employees can see the holidays of their team."),
    ("New listings appear immediately.", "Reported listings appear again only after a moderator has checked them."),
    ("Refunds below 20 euros are approved automatically.", "Refunds above 20 euros are approved by hand."),
    ("Once placed, an order is binding.", "A quote can still be changed."),
    ("The gym is closed on public holidays.", "Members can use the gym on Sundays."),
    ("Archived projects are read-only.", "Team members may edit active projects."),
    ("The menu is always shown in English.", "The bill is always shown in Welsh."),
    ("Members may leave out their date of birth.", "Without a name, no account is created."),
    ("In the app, the tax number can stay empty.", "In the portal, the tax number is a required field."),
    ("Guests can order without an account.", "Guests cannot reserve a table without an account."),
    ("Couriers may skip the photo of the door.", "Customers must add a photo of the damage."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_cannot_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other) and not asked(other, one)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
