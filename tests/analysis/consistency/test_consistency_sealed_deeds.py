"""What is final, locked or passed on to nobody, and what is changed all the same: found and left alone."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("A signed lease can't be changed.", "Landlords can edit the clauses in a lease after it has been signed."),
    ("Invoices are read-only once paid.", "Clerks can change the amount of a paid invoice."),
    ("Once a ballot has been cast, its answers are locked and nobody can replace them.",
     "The voter can swap an answer in a ballot that has already been cast."),
    ("Published timetables are final.", "Planners can correct a timetable after it has been published."),
    ("Once a quote is accepted, it is binding and cannot be altered.",
     "Sales staff can adjust the price of an accepted quote."),
    ("After the race has started, the start list is frozen.",
     "Marshals can still add runners to the start list after the race has started."),
    ("Once ordered, a meal cannot be passed on to another guest.",
     "Meals remain transferable until the day of the event."),
    ("A permit cannot be transferred after it has been issued.", "Issued permits can be handed over to somebody else."),
    ("Nobody can reopen an archived folder.", "Clerks can reopen a folder after it has been archived."),
    ("An approved expense report is locked.", "Employees may edit an approved expense report."),
]  # fmt: skip
QUIET = [
    ("Once the auction has ended, bids cannot be withdrawn.",
     "Bidders may withdraw a bid while the auction is running."),
    ("Lockers with a broken lock cannot be rented.", "Lockers with a new lock can be rented."),
    ("Invoices are read-only once paid.", "Clerks can change the amount of an open invoice."),
    ("Published timetables are final.", "Planners can correct a draft timetable."),
    ("While it is being cleaned, the room cannot be booked.", "Rooms can be booked as soon as cleaning has ended."),
    ("While the lift is being serviced, it cannot be used.", "The lift can be used after it has been serviced."),
    ("Once ordered, a meal cannot be passed on to another guest.",
     "Vouchers remain transferable until the day of the event."),
    ("An approved expense report is locked.", "Employees may edit a rejected expense report."),
    ("Nobody can reopen an archived case.", "Case workers can reopen a closed case."),
    ("Once a ballot has been cast, it is locked.",
     "The voter can swap an answer in a ballot that has not been cast yet."),
    ("Members cannot change a paid order.", "Support staff can change a paid order."),
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
