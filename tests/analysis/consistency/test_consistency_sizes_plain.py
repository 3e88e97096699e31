"""Sizes that are taken or turned away, as few as, a single one, one only and several."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Photos of up to 30 MB can be uploaded.", "The server rejects every photo larger than 10 MB."),
        ("Parcels weighing up to 40 kg can be dropped off.", "If a parcel weighs more than 20 kg, the counter refuses it."),
        ("Recordings may be up to 60 minutes long.", "Recordings longer than 20 minutes are refused."),
        ("Trips that take longer than 2 hours are cut off.", "A trip may take up to 5 hours."),
        ("Tents have between 4 and 30 square metres.", "The form for tents refuses areas of more than 20 square metres."),
        ("Payments of up to 500 euros are accepted.", "Payments above 200 euros are declined."),
        ("Videos that run longer than 10 minutes are cut.", "A video may run for up to an hour."),
        ("Suitcases of up to 30 kg can be checked in.", "Suitcases heavier than 23 kg are turned away."),
        ("Group rates are given for 12 to 40 guests only.", "Clubs can book a group rate for as few as five guests."),
        ("A bulk order has at least 50 copies.", "Shops can place a bulk order of as few as ten copies."),
        ("A survey has at least ten questions.", "Surveys with as few as three questions can be published."),
        ("A workshop takes at most 15 people.", "Workshops with as many as 30 people can be booked."),
        ("A bread order has at least four rolls.", "An order of a single roll of bread goes through like any other."),
        ("A course has at least six participants.", "A course with a single participant takes place like any other."),
        ("A family can be registered at one kindergarten only.", "A family can be registered at up to four kindergartens."),
        ("A player may be in one team only.", "Players can be in up to three teams."),
        ("A trainee may be registered at one branch only.", "Trainees are registered at up to three branches."),
        ("Each driver can be assigned to one tour only.", "A driver can be assigned to several tours."),
    ],
)
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(strictly(one, other)) == 1
    assert len(strictly(other, one)) == 1
    assert len(asked(one, other)) == 1
    assert len(asked_of_rules(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Photos of up to 10 MB can be uploaded.", "The server rejects every photo larger than 30 MB."),
        ("Photos of up to 30 MB can be uploaded.", "The server rejects every video larger than 10 MB."),
        ("Parcels weighing up to 40 kg can be dropped off.", "If a letter weighs more than 2 kg, the counter refuses it."),
        ("Recordings may be up to 60 minutes long.", "Recordings shorter than 20 seconds are refused."),
        ("Payments of up to 500 euros are accepted.", "Payments above 200 euros need a second signature."),
        ("Orders above 100 euros are delivered free of charge.", "Orders of up to 100 euros pay for delivery."),
        ("Group rates are given for 12 to 40 guests only.", "Clubs can book a table for as few as five guests."),
        ("A bulk order has at least 50 copies.", "A normal order has as few as ten copies."),
        ("A bread order has at least four rolls.", "An order of a single cake goes through like any other."),
        ("A course has at least six participants.", "Every participant gets a single copy."),
        ("A family can be registered at one kindergarten only.", "Up to four kindergartens share a list."),
        ("A player may be in one team only.", "A coach can be in up to three teams."),
        ("Each driver can be assigned to one tour only.", "A tour can be assigned to several drivers."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
