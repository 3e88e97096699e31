"""At the start and at the end, and what `it` stands for in the sentence behind."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.referents import stood_for
from specflow.analysis.consistency.sources import find_source_conflicts
from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deposit is paid in advance.", "The deposit is paid at the end of the stay."),
        ("Payment is due on arrival.", "Guests pay when they leave."),
        ("Each rower signs the waiver at the beginning of the course.", "The waiver is signed on departure."),
        ("We charge the fee upfront.", "The fee is charged afterwards."),
        ("Members choose their locker when they enter the hall.", "Lockers are chosen at the exit."),
    ],
)
def test_one_act_at_both_ends(one: str, other: str) -> None:
    assert strictly(one, other) == ["SF306"]
    assert asked(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deposit is paid in advance.", "The deposit is paid back at the end of the stay."),
        ("The deposit is paid in advance.", "The rest is paid at the end of the stay."),
        ("Members pay in advance.", "Guests pay when they leave."),
        ("The meter is read on arrival.", "The meter is read on departure."),
        ("The fee can be paid in advance.", "The fee is paid at the exit."),
        ("The fee is charged upfront.", "The fee is shown at the exit."),
        ("The bill is sent before the visit.", "The survey is sent after the visit."),
    ],
)
def test_two_acts_or_things_or_doers_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(one, other) == []


@pytest.mark.parametrize(
    ("text", "before", "told"),
    [
        ("It has at least eight signs.", "The door code goes out by text.", "The door code has at least eight signs."),
        ("It must be paid within a week.", "Each tenant gets a bill.", "a bill must be paid within a week."),
        ("They are kept for a year.", "The photos show the garden.", "The photos are kept for a year."),
        ("It is forbidden to smoke.", "The hall opens at 8.", "It is forbidden to smoke."),
        ("It shows a map.", "The form has a picture.", "It shows a map."),
        ("They are kept for a year.", "Members upload photos.", "They are kept for a year."),
        ("It is kept for a year.", "The form has a picture.", "It is kept for a year."),
        ("Codes are short.", "The hall opens at 8.", "Codes are short."),
        ("It is kept.", "", "It is kept."),
    ],
)
def test_what_it_stands_for_is_spelt_out_where_one_can_tell(text: str, before: str, told: str) -> None:
    assert stood_for(text, before) == told


def test_a_sentence_that_says_it_is_set_against_another_and_quoted_as_it_stands() -> None:
    note = "# Doors\n\nThe door code goes out by text. It has at least eight digits.\n"
    (found,) = find_source_conflicts([("note.md", "note", note), ("code.md", "code", "- A door code has at most six digits.\n")])
    assert found.refs[0].quote == "It has at least eight digits."
    assert "“It has at least eight digits”" in found.question
