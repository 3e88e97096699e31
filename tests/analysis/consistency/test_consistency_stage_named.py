"""What a named stage leaves out and does all the same, and what is off to begin with and does it by default."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In release 3 the scanner records the batch number of every parcel.",
         "Batch number tracking is out of scope for release 3."),
        ("In the first release, a parcel nobody collects triggers a loud siren.",
         "Loud sirens are excluded from the first release; notices go out by mail only."),
        ("Version 2 lets teachers upload and stream audio books.", "Audio books are not supported in version 2."),
        ("We do not handle heavy furniture in this version.",
         "This version includes booking for pianos and other heavy furniture."),
        ("Travel claims are not handled by the payroll tool; they are entered in the ledger only.",
         "Clerks enter travel claims in the tool with date and place."),
        ("New doors are created in the off position in every building.",
         "By default a newly created door is on in all buildings."),
        ("New members start with letter alerts enabled.",
         "Letter alerts are disabled by default for new members, so people have to switch them on in the profile."),
        ("New tickets default to entry only, without a meal.",
         "If nothing is selected, a meal is included in a new ticket."),
        ("Door chime is off unless the guard turns it on.", "By default the door chimes after each visit."),
        ("A new trip uses the currency of the driver's country by default.",
         "Default currency for a new trip: EUR in all towns."),
    ],
)  # fmt: skip
def test_left_out_and_done_off_and_on(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In release 4 the scanner records the batch number of every parcel.",
         "Batch number tracking is out of scope for release 3."),
        ("In the second release, a parcel nobody collects triggers a loud siren.",
         "Loud sirens are excluded from the first release."),
        ("Version 2 lets teachers upload audio books.", "Video books are not supported in version 2."),
        ("Audio books are not supported in version 2.", "Version 2 has no audio books."),
        ("Audio books are not supported in version 2.",
         "In version 2 teachers see a hint that books are read aloud elsewhere."),
        ("New members start with letter alerts enabled.", "Phone alerts are disabled by default for new members."),
        ("New tickets default to entry only, without a meal.",
         "If nothing is selected, a drink is included in a new ticket."),
        ("A new trip uses the currency of the driver's country by default.",
         "Default currency for a new fine: EUR in all towns."),
        ("Door chime is off unless the guard turns it on.", "By default the window chimes after each visit."),
        ("Door chime is off unless the guard turns it on.", "By default the door chime plays no melody."),
        ("Travel claims are not handled by the payroll tool.",
         "Clerks enter travel claims in the ledger with date and place."),
    ],
)  # fmt: skip
def test_other_stages_and_other_things(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(other, one) == []
