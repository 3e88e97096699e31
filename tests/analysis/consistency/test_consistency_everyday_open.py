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
    # as notes have it
    ("Photos: optional.", "No bike goes online without a photo."),
    ("Monthly passes are not part of the pilot.", "Riders pick a day pass or a monthly pass."),
    ("For now there is no waiting list.", "If a course is full, people can put themselves on the waiting list."),
    ("We'll skip loyalty cards this time.", "At the counter, guests get a stamp on their loyalty card."),
    ("Not now: group tickets, season passes.", "Schools can buy group tickets."),
    ("Only cash; card payments are not offered.", "Visitors can pay by card."),
    ("The e-mail field may stay empty.", "Nobody gets a ticket unless they have entered an e-mail address."),
    ("People can borrow a tool without leaving a deposit.", "Tools are handed out against a deposit only."),
    ("You can post anonymously, no name needed.", "A post needs a name."),
    ("A photo of the meter is nice to have.", "Readings without a photo of the meter are not accepted."),
    ("Neighbours can join without an invitation.", "Joining requires an invitation."),
    ("The temperature starts at 20 degrees.", "Unless somebody changes it, the temperature is 18 degrees."),
    ("New members get the weekly digest unless they choose another one.",
     "New members get the daily digest by default."),
    ("The shift length is preset to 8 hours.", "If the planner enters no shift length, 6 hours are used."),
    ("The first reminder is off unless the parent turns it on.", "Reminders are switched on from the start."),
    ("Once the auction has ended, bids cannot be withdrawn.",
     "Bidders may withdraw a bid after the auction has ended."),
    ("As soon as the game has started, the line-up is fixed.", "The coach can change the line-up after the game has started."),
    ("Lockers with a broken lock must not be rented out.", "A locker with a broken lock can still be rented."),
    ("Everyone can read the minutes.", "The minutes are confidential."),
    ("The results are shown to the public.", "Results can only be seen by the jury."),
    ("A comment shows up at once.", "Comments are published after a moderator has approved them."),
    ("The pool is closed on Mondays.", "Swimmers can use the pool on Mondays."),
    ("Deleted files can be restored.", "Once a file is deleted, nobody can restore it."),
    ("Claims are decided by hand.", "Claims are decided automatically."),
    ("Drafts can be seen by all colleagues.", "A draft is only visible to its author."),
    ("Messages can be recalled at any time.", "A message that was sent cannot be recalled."),
    ("Blocked cards can still be used for parking.", "A blocked card cannot be used for parking."),
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
    ("Photos: optional.", "A photo of the bike must show the frame number."),
    ("Monthly passes are not part of the pilot.", "Riders pay the monthly rent by card."),
    ("For now there is no waiting list.", "People can print the list of courses."),
    ("Not now: group tickets, season passes.", "Schools can buy single tickets."),
    ("The e-mail field may stay empty.", "Nobody gets a ticket unless they have entered a name."),
    ("The temperature starts at 20 degrees.", "The temperature must not go above 25 degrees."),
    ("New members get the weekly digest by default.", "Admins get the daily digest by default."),
    ("The app starts in French.", "The letter is written in English."),
    ("The shift length is preset to 8 hours.", "The break length is preset to 1 hour."),
    ("Everyone can read the minutes.", "The list of guests is confidential."),
    ("A comment shows up at once.", "Reviews are published after a moderator has approved them."),
    ("The pool is closed on Mondays.", "Swimmers can use the pool on Tuesdays."),
    ("Drafts can be seen by all colleagues.", "A contract is only visible to its author."),
    ("Members cannot change the price.", "The owner can change the price."),
    ("The name is mandatory, everything else is optional.", "The nickname is optional."),
    ("The pool is closed in winter.", "The pool is open in summer."),
    ("Guests see only their own bookings.", "The desk sees all bookings."),
    ("Invoices are private.", "Price lists are public."),
    ("Before the game starts, the coach can change the line-up.",
     "As soon as the game has started, the line-up is fixed."),
    ("Members can skip the tour.", "Every member needs a card."),
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
