"""A note's line and a rule beside it that both hold: each was asked about once, in words like these."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked_of_rules


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("Refused parcels are never opened, and the driver picks a reason.", "Parcels without a label are refused at the ramp."),
        ("Refused parcels are never opened.", "A parcel is in one of the states new, sent, refused, returned."),
        ("Loud music does not block the booking of a hall.", "Missing insurance blocks the booking of a hall."),
        ("A drawer that will not open shows a lamp.", "Every wall shows a lamp."),
        ("The name of a guest is never shown on the board.", "The cook sees the name of a guest in the list."),
        ("Tables can be booked up to 30 days ahead.", "Only members with a card can book a table."),
        ("Since the spring about 40 teams have booked their tables.", "Only members with a card can book a table."),
        ("Refunds are paid after a check.", "Without a check, no refund is paid."),
    ],
)
def test_nothing_is_asked(note: str, rule: str) -> None:
    assert asked_of_rules(note, rule) == []
