"""One thing in other words: who alone, how far, at which stage, seen and kept."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
Splitting a bill is something only the head waiter can do.
/ Guests can split a bill.
Tenants have no access to the owner's repair bills.
/ A tenant can open each repair bill the owner has received.
Match scores: entered by the umpire, nobody else
/ One of the two players types the match scores into the app.
The noise filter covers all cabins in the network.
/ Only cabins in the north wing are covered by the noise filter.
Firms that cancel a stay are exempt from the cancellation fee.
/ The cancellation fee applies to all stays without exception.
The booking page is available in English only.
/ Pet owners can use the booking page in English, Spanish or Polish.
Pupils see the model answer only after handing in their own work.
/ At the start of every task, pupils are shown the model answer.
The card is charged only when the stay ends.
/ Payment is taken from the card the moment the stay is booked.
Pictures show up in the gallery straight away and editors approve them afterwards.
/ An editor approves the picture first; then it appears in the gallery.
During a power cut all shutters stay locked.
/ If the power fails, the shutters are unlocked.
The route history of vans is never stored.
/ For each van, clerks can look up the route history of the past months.
The seal is not looked at until the crate is sold.
/ The clerk checks the seal before selling the crate.
"""
BOTH_HOLD = """
Splitting a bill is something only the head waiter can do.
/ Guests can print a bill.
The noise filter covers all cabins in the network.
/ Only cabins in the north wing are covered by the dust filter.
The booking page is available in English only.
/ Pet owners can use the help page in English, Spanish or Polish.
Porters open the gate at noon.
/ Tenants do not see the gate.
The route history of vans is never printed.
/ For each van, clerks can look up the route history of the past months.
Pupils see the model answer only after handing in their own work.
/ At the start of every task, pupils are shown the timetable.
Pictures show up straight away and editors sort them afterwards.
/ An editor approves the text first; then it appears in the gallery.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
