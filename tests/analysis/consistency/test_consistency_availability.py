"""What can still be changed, used or seen, and what cannot any more: found, and left alone where the state is another."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Submitted bids are locked.", "After submitting, bidders can still change their bid."),
    ("Once signed, a lease is final.", "A signed lease can be amended."),
    ("Published recipes cannot be changed any more.", "Cooks can edit a recipe at any time, even after it has been published."),
    ("An invoice is read-only once it has been paid.", "Clerks may add lines to an invoice that has been paid."),
    ("Ratings are switched off for closed shops.", "Customers can still rate closed shops."),
    ("A bike with a flat tyre is out of service.", "Bikes with a flat tyre can still be rented."),
    ("Nobody can book a suspended instructor.", "Suspended instructors can be booked as before."),
    ("Wish lists are visible to everybody.", "Only the owner can see a wish list."),
    ("Medical notes are private.", "Medical notes are public."),
    ("A new offer is visible to all visitors right away.", "Offers stay hidden until they are approved."),
    ("Articles go online the moment the author saves them.", "An article is published only after an editor has checked it."),
    ("Bidding is closed during the break.", "Members can bid during the break."),
    ("The salary list can be seen by the payroll team and no one else.", "The salary list is open to all employees."),
    ("The board always uses the light theme.", "The board is always shown in dark mode."),
    ("Answers can be corrected at any time.", "Once sent, an answer can no longer be edited."),
    ("Vouchers are issued automatically.", "Vouchers are only issued by hand."),
    ("A confirmed order cannot be altered.", "It is possible to change an order after it has been confirmed."),
    ("Once the lab has released a result, nobody can modify it.", "A released result can still be corrected by the lab head."),
]  # fmt: skip
QUIET = [
    ("Submitted bids are locked.", "Drafts of bids can be changed."),
    ("Once signed, a lease is final.", "Until it is signed, a lease can be amended."),
    ("Wish lists are private until the owner shares them.", "Shared wish lists are visible to everybody."),
    ("Ratings are switched off for closed shops.", "Customers can rate open shops."),
    ("Nobody can book a suspended instructor.", "All instructors get the newsletter."),
    ("Pupils cannot change a submitted form.", "Teachers can change a submitted form."),
    ("The price list is visible to everyone.", "Only the manager can change the price list."),
    ("A bike with a flat tyre is out of service.", "Bikes with a broken bell can be rented."),
    ("Star ratings are public.", "The addresses of people who left a star rating are private."),
    ("On the website, prices are hidden.", "In the app, prices are visible to everyone."),
    ("Draft offers are hidden.", "Published offers are visible to everyone."),
    ("Bidding is closed during the break.", "After the break, members can bid."),
    ("The board always uses the light theme.", "The report always uses the dark theme."),
    ("A confirmed order cannot be altered.", "A receipt is printed at the till."),
    ("A lease is final once it is signed.", "A tenant can change the bank account of a signed lease."),
    ("During rehearsals, the bar is closed.", "Outside rehearsal hours, singers can use the bar."),
    ("Small vouchers are issued automatically.", "Large vouchers are issued by hand."),
    ("When the wind is strong, the terrace is closed.", "When it is sunny, the terrace is open."),
    ("Messages can be edited for 5 minutes.", "After 5 minutes, a message can no longer be edited."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_states_of_one_thing(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other) and not asked(other, one)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)
