"""Deeds told by empty verbs, what may be left out or has to be watched, and near misses in two states."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
Refunds for season tickets are issued by the box office and by nobody else.
/ Call agents may also refund a season ticket.
A repair is reassigned by the shift manager alone.
/ Dispatchers can reassign a repair.
No entry can be saved unless a weather note is attached to it.
/ Growers can save the entry and leave out the weather note.
Drivers have to take a photo before every shift.
/ It is up to the drivers whether they take a photo before the shift.
The safety film must be watched before players enter the cave.
/ Players can skip the safety film.
Every delivery of grapes is weighed before a sample is taken.
/ Sampling of a delivery of grapes takes place first, and weighing follows.
During maintenance, the lift app keeps showing the timetable.
/ The lift app hides the timetable for as long as maintenance is going on.
Once a trip is cancelled, its tickets stay valid.
/ When a trip is cancelled, its tickets become invalid at once.
Turning the tracking off is reserved for managers.
/ Drivers can turn off the tracking.
"""
BOTH_HOLD = """
Helpers who are still in training cannot take night shifts.
/ Once training is complete, helpers may take night shifts.
Draft hearing days may be changed by the clerk.
/ Confirmed hearing days may not be changed by the clerk.
A season pass cannot be refunded.
/ Single tickets that are not part of a season pass can be refunded.
If the bus is on time, parents get no message.
/ Parents get a message whenever the bus is running late.
The reserve sum is published after the sale has ended.
/ Before the sale starts, the reserve sum is secret.
Runners don't have to enter a nickname.
/ A nickname is optional.
Everyone on the run has to wear a helmet, unless they ride in the closed cabin.
/ Guests riding in the closed cabin need no helmet.
The smoke alarm must never be muted.
/ Muting the smoke alarm is forbidden at all times.
Crates of red apples are stored at 4 degrees.
/ Crates of green apples are stored at 6 degrees.
After logging in, readers see every chapter.
/ Visitors who are logged out see only the first chapter.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
