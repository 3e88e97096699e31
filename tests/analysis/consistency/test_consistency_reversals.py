"""One way in one line and the other way in another, in whatever words: found in one state, quiet in two."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When the lift is in fire mode, call buttons do nothing.", "Call buttons keep working while the lift is in fire mode."),
        ("An archived course drops out of the catalogue.", "Archived courses are still listed in the catalogue."),
        ("A muted channel sends no notifications.", "Muted channels go on sending notifications."),
        ("During maintenance the site shows the last known prices.", "No prices are shown during maintenance."),
        ("A frozen card declines every payment.", "Payments with a frozen card still go through."),
        ("If the printer is out of paper, jobs are dropped.", "Jobs wait in the queue when the printer has no paper."),
        ("An expired voucher is still accepted at the till.", "The till turns expired vouchers down."),
        ("If the sync fails, the old copy is thrown away.", "After a failed sync the old copy is kept."),
        ("Once a round has begun, players can no longer join.", "Players may join a round that has already begun."),
        ("The app never reads the address book.", "The app reads the address book to find friends."),
        ("Dogs are not allowed on the upper deck.", "Passengers may take their dog to the upper deck."),
        ("No advertising appears inside a lesson.", "A short advert is shown halfway through each lesson."),
    ],
)
def test_one_thing_told_both_ways(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) and asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A muted channel sends no notifications.", "A channel that is not muted sends notifications."),
        ("When the lift is in fire mode, call buttons do nothing.", "Call buttons work while the lift is in normal mode."),
        ("An archived course drops out of the catalogue.", "Archived courses are still listed in the archive."),
        ("While the kiln is cooling, its door is locked.", "The kiln door can be opened once the kiln has cooled."),
        ("A frozen card declines every payment.", "Payments with a new card go through."),
        ("If the sync fails, the old copy is kept.", "After a successful sync the old copy is thrown away."),
        ("An expired voucher is not accepted at the till.", "A valid voucher is accepted at the till."),
        ("Once a round has begun, players can no longer join.", "Players may join a round until it begins."),
        ("Messages between players are not stored.", "We store all messages between players and referees."),
        ("No advertising appears inside a lesson.", "A short advert is shown between lessons."),
        ("Calls are not recorded.", "The length of every call is recorded."),
        ("The kiosk hides prices.", "The kiosk can show prices."),
        ("The gate opens.", "The gate closes."),
        ("Passengers may not change a seat.", "Stewards can change a seat."),
    ],
)
def test_two_states_parts_and_people_stay_quiet(one: str, other: str) -> None:
    assert strictly(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bikes are not allowed on the tram, apart from folding bikes.", "Folding bikes are allowed on the tram."),
        ("Nobody parks in the yard; the only exception is the doctor.", "The doctor parks in the yard."),
        ("No lorry may enter the lane, ambulances aside.", "Ambulances may enter the lane."),
        ("With the exception of night crew, staff must not use the roof.", "Night crew may use the roof."),
    ],
)
def test_an_exception_that_is_named_in_any_way_is_one(one: str, other: str) -> None:
    assert strictly(one, other) == []
