"""The same contradiction told in labels, asides, pronouns and other verbs."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
A frozen order can be changed.
/ While an order is frozen, it cannot be changed.
When the van is offline, the tracker keeps logging the route.
/ The tracker stops logging the route whenever the van is offline.
The new pumps must not be started until the rinse is complete.
/ The rinse runs after the new pumps have been started.
The kiosk must ask for a name before it opens a locker.
/ When a locker is opened, the kiosk must never ask for a name.
Night mode is part of the May edition.
/ Night mode has been left out of the May edition.
The student rate applies to every seat category.
/ Box seats are excluded from the student rate.
Scores: entered by the umpire, nobody else
/ Players enter the scores.
Closed threads: replies still allowed
/ Once a thread is closed, nobody is able to reply to it any more.
Never write a rider's phone number to the journal.
/ Every journal line includes the phone number of the rider.
Each verdict from the robot must cite a clause of the contract.
/ The robot never mentions clauses of the contract in a verdict.
Staff may choose for themselves whether to wear gloves.
/ Gloves: mandatory for all staff
A claim is refused if there is no receipt with it.
/ Whether to add a receipt is up to the customer.
The walker's invoice is emailed the moment the walk is booked.
/ No walker is emailed an invoice until they have paid.
Overtime is entered by payroll clerks and by nobody else.
/ Team leads, who are no payroll clerks, enter the overtime.
No one outside the lab gets to open the freezer.
/ Drivers open the freezer.
Invoices may be approved by an accountant or by a junior buyer.
/ Only an accountant may approve an invoice.
"""
BOTH_HOLD = """
During the trial week, prints are free.
/ After the trial week, each print costs 1 euro.
Goat pen: cleaned once a day
/ The sheep pen is cleaned twice a day.
Nobody but a chemist may mix a dye.
/ Only a chemist may mix a dye.
Scores: entered by the umpire, nobody else
/ Players read the scores.
Closed threads: replies not allowed
/ Open threads: replies allowed
Night mode is part of the May edition.
/ Maps have been left out of the May edition.
The student rate applies to every seat category.
/ Box seats are excluded from the senior rate.
Results (drafts too) are stored.
/ Drafts of a poll are not printed.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
