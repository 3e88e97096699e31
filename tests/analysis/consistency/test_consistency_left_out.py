"""What a sentence leaves out of a product, and what another one has people do: found and left alone."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from tests.analysis.consistency.prose import asked, asked_of_rules, strictly

CLASHING = [
    ("Loyalty points are out of scope.", "Guests can collect loyalty points with every stay."),
    ("Out of scope: seat swaps of any kind.", "Passengers may swap seats in the app."),
    ("The first version does not include a waiting list.", "Runners can join a waiting list when a race is full."),
    ("We will not support printed vouchers.", "Visitors can redeem printed vouchers at the till."),
    ("Livestreams are not part of this project.", "Listeners can watch a livestream of the concert."),
    ("The shop delivers at home only; deliveries abroad are explicitly excluded.",
     "Customers can have flowers delivered abroad."),
    ("No group discounts for now.", "The cashier can give a group discount from ten people."),
    ("Not in this release: dark mode, recurring invoices.", "Freelancers can set up recurring invoices."),
    ("There will be no chat with the vet.", "Pet owners can chat with the vet."),
    ("Direct debits come in a later release.", "Donors can pay by direct debit."),
    ("We leave out carpooling in this phase.", "Commuters offer carpooling to each other in the app."),
    ("Harvest forecasts are left for a later version.", "The farmer can see a harvest forecast."),
    ("Paying in instalments is not planned.", "Buyers may pay in instalments."),
    ("The pilot does without gift wrapping.", "Shoppers can order gift wrapping with one tap."),
    ("We won't build a public leaderboard.", "Cyclists see a public leaderboard after each ride."),
    ("We are not going to offer any lodging for dogs.", "Owners can book lodging for their dogs."),
]  # fmt: skip
QUIET = [
    ("Printed vouchers are out of scope.", "Visitors can redeem digital vouchers."),
    ("Livestreams for schools are not part of this project.", "Club members can watch a livestream."),
    ("The first version does not include a waiting list.", "In version 2, runners can join a waiting list."),
    ("Returns are out of scope.", "The receipt must state the right of return."),
    ("Group discounts are out of scope.", "The till must not take group tickets."),
    ("Out of scope: seat swaps.", "Passengers can choose a seat."),
    ("Deliveries abroad are excluded.", "Customers can have flowers delivered at home."),
    ("Video calls on tablets are out of scope.", "Nurses can start a video call on their phone."),
    ("Recurring invoices are out of scope.", "Later, freelancers can set up recurring invoices."),
    ("We do not offer insurance for bikes.", "Riders can insure their luggage."),
    ("Out of scope: printing labels at home.", "Clerks can print labels at the counter."),
    ("Loyalty points are out of scope.", "Should guests be able to collect loyalty points?"),
    ("We will not build a chat.", "Guests can ask the hotel by phone."),
    ("The first version does not include a waiting list.", "A list of all runners can be exported."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_what_is_left_out_and_built(one: str, other: str) -> None:
    assert strictly(one, other) and strictly(other, one)
    assert asked(one, other) and asked(other, one)
    assert asked_of_rules(one, other) and asked_of_rules(other, one)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_what_can_both_hold(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other) and not asked(other, one)
    assert not asked_of_rules(one, other) and not asked_of_rules(other, one)


@pytest.mark.parametrize("heading", ["Out of scope", "Not in this release", "Non-goals:"])
def test_what_stands_below_such_a_heading_is_left_out(heading: str) -> None:
    text = f"# Plan\n\nRiders can tip the courier.\n\n## {heading}\n\n- Tips for the courier\n- Gift wrapping\n"
    assert len(find_source_conflicts([("note.md", "note", text)])) == 1


@pytest.mark.parametrize("line", ["Riders can rate the courier.", "Couriers see the tips of other cities never."])
def test_a_list_of_what_is_left_out_leaves_other_things_alone(line: str) -> None:
    text = f"# Plan\n\n{line}\n\n## Out of scope\n\n- Tips for the courier\n- Gift wrapping\n"
    assert not find_source_conflicts([("note.md", "note", text)])
