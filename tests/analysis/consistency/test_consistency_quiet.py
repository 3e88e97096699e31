"""A note's line and a rule beside it that both hold: each was asked about once, in words like these."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from tests.analysis.consistency.prose import asked_of_rules, strictly


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
        ("Nobody signs a bill of their own.", "Former staff cannot log in; their signed bills are still paid."),
        ("Nobody signs a bill of their own.", "Bills up to 500 euros are signed by the team lead."),
        ("Refunds are paid after a check.", "Without a check, no refund is paid."),
    ],
)
def test_nothing_is_asked(note: str, rule: str) -> None:
    assert asked_of_rules(note, rule) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A guide sees the badges of a paired child.", "Only desk staff may pair a guide with a child."),
        ("A check-up must last 20 minutes by default.", "An extraction must last 60 minutes by default."),
        ("Pupils enrol on paper forms.", "A suspended pupil cannot enrol."),
        ("3.1 Members may edit and delete their notes.", "5.4 Members may print their own notes."),
        ("Reports are read in one block.", "No report may be longer than 25 pages in one block."),
    ],
)
def test_both_hold_in_a_spec(one: str, other: str) -> None:
    assert strictly(one, other) == []


def test_what_is_missing_today_is_what_a_note_asks_for() -> None:
    note = ("note.md", "note", "# Kitchen\n\n- Cooks create a menu on the kitchen page.\n")
    fact = ("code.md", "code", "- Menus are made in the editor; there is no kitchen page yet.\n")
    assert find_source_conflicts([note, fact]) == ()
