"""Who alone does it, in the ways in which people say so."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Refunds are signed off by the shop manager and no one else.", "Shop assistants sign off refunds."),
        ("It is the tenant who picks the paint colour.", "The paint colour is picked by the landlord."),
        ("The choice of hymn is the choir director's alone.", "Singers choose the hymn by vote."),
        ("Coaches, not parents, enter match results.", "Match results are entered by parents."),
        ("Nobody but the night guard can open the gate.", "Cleaners open the gate in the morning."),
        ("No one other than the nurse may open the cabinet.", "Volunteers can open the cabinet."),
        ("The decision to cancel a dive lies with the skipper alone.", "Divers decide whether to cancel a dive."),
        ("Grades are visible to the form tutor only.", "Trainers can see the grades."),
        ("Visitor passes are issued by the porter and nobody else.", "Tenants issue visitor passes themselves."),
    ],
)
def test_kept_for_one_and_done_by_another(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The duty vet alone decides on night admissions.", "Receptionists record night admissions."),
        ("Coaches, not parents, enter match results.", "Match results are read by parents."),
        ("It is the tenant who picks the paint colour.", "The paint brand is picked by the landlord."),
        ("It is the rain that wets the floor.", "The floor is wetted by cleaners."),
        ("Grades are visible to the form tutor only.", "Trainers can see the timetable."),
        ("The decision to cancel a dive lies with the skipper alone.", "Divers decide whether to dive again."),
        ("Nobody else is asked.", "Everybody is asked."),
    ],
)
def test_other_deeds_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []
