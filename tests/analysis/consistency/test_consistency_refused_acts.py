"""Acts that nouns name, clauses with subjects of their own, and what is open until something is over."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
Every dish in the shop can be pre-ordered, pies included.
/ Pies cannot be pre-ordered in this shop.
While the bus is moving, the driver can accept new trip requests on the screen.
/ As long as the bus is moving, its screen is locked and no trip request can be accepted on it.
We ship the PDF export with the first version of the diary.
/ PDF export: left out of the first version of the diary.
Purity tests are run on every batch of honey that comes in.
/ Only batches from abroad go through a purity test.
Track numbers must not appear on letters to guests.
/ Every letter to a guest carries the track number.
Weighing comes ahead of the rinse for all jars.
/ Jars are rinsed first and are weighed afterwards.
Guests have no access to the seating chart.
/ As soon as she has accepted, a guest can open the seating chart.
When the shift is closed, cooks can still cancel a slot.
/ For a closed shift, the server must refuse every cancellation by cooks.
Bidders see the reserve sum from the moment the sale opens.
/ The reserve sum is hidden from bidders until the sale is over.
In no case may the lamp switch on by itself.
/ The lamp can switch on by itself.
"""
BOTH_HOLD = """
Bidders see the reserve sum from the moment the sale ends.
/ The reserve sum is hidden from bidders until the sale is over.
Every dish in the shop can be pre-ordered, pies included.
/ Pies cannot be returned in this shop.
The vault shall store the history of the keys.
/ The vault shall provide users with the ability to drop the history of the keys.
When the shift is closed, cooks can still cancel a slot.
/ For an open shift, the server refuses every cancellation by cooks.
Weighing comes ahead of the rinse for all jars.
/ Jars are weighed first and are rinsed afterwards.
The May issue lists all boats.
/ Boats may be left out of the June issue.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
