"""One thing with two values: hours of the day, times counted from an event, idle times and paces."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deadline for entries is 18:00.", "Entries close at 17:30."),
        ("Cut-off for returns: 4 pm", "Returns close at 15:00."),
        ("The kitchen is open until 11 pm.", "The kitchen closes at 22:00."),
        ("Opening time of the pool: 7:00", "The pool opens at 6:30."),
        ("Voting ends at noon.", "Voting closes at 14:00."),
        ("The invitation goes out 10 days before the hearing.", "Invitations are sent three weeks before the hearing."),
        ("The lead time for dental recalls is 10 days.", "Dental recalls are sent four weeks before the checkup."),
        ("The survey is sent 2 days after the repair.", "The survey goes out one week after the repair."),
        ("The first dunning letter is mailed 8 days after the bill.", "First dunning letter is sent 21 days after the bill."),
        ("The inactivity timeout of the kiosk is 10 minutes.", "Kiosks log the cashier out after 30 minutes of inactivity."),
        ("The buoy reports the wave height every five minutes.", "To save current, the wave height is reported once an hour."),
        ("The lamp checks the daylight every minute.", "The daylight is checked once an hour."),
        ("Stock levels must sync at least once every hour.", "Stock levels sync every six hours."),
        ("The parking deck holds 80 cars.", "Parking deck capacity: 120 cars"),
        ("The print buffer holds 40 labels.", "The size of the print buffer is 60 labels."),
        ("Sketches are kept until the artist deletes them.", "The job `sweep_sketches` deletes sketches older than 60 days."),
        ("Playlists are kept until the listener deletes them.", "Playlists older than a year are removed by a nightly script."),
    ],
)
def test_one_thing_with_two_values(one: str, other: str) -> None:
    assert len(strictly(one, other)) == 1
    assert len(strictly(other, one)) == 1
    assert len(asked(one, other)) == 1
    assert len(asked_of_rules(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The kitchen closes at 22:00.", "On Sundays the kitchen closes at 20:00."),
        ("The kitchen closes at 22:00.", "The bar closes at 23:00."),
        ("The pool opens at 7:00.", "The pool closes at 21:00."),
        ("Voting ends at noon.", "Voting ends at 12:00."),
        ("The first tour starts at 9:00.", "The last tour starts at 16:00."),
        ("The kitchen closes at 10 pm.", "The kitchen closes at 22:00."),
        ("The invitation goes out 10 days before the hearing.", "A second invitation is sent two days before the hearing."),
        ("The invitation goes out 10 days before the hearing.", "The invitation goes out 9 days before the interview."),
        ("The lead time for dental recalls is 10 days.", "The lead time for eye tests is 3 weeks."),
        ("The survey is sent 2 days after the repair.", "If nobody answers, the survey is sent 9 days after the repair."),
        ("Invitations are sent three weeks before the hearing.", "Messages shall be delivered in less than 30 seconds."),
        ("The parking deck holds 80 cars.", "Parking deck capacity: 20 bicycles"),
        ("The parking deck holds 80 cars.", "Roof deck capacity: 30 cars"),
        ("Sketches are kept until the artist deletes them.", "The job `sweep_logs` deletes log files older than 60 days."),
        ("The crate size is 12 bottles.", "A crate may hold 10 bottles."),
        ("The shop closes at 20:00.", "Today the shop closes at 18:00."),
        ("Invitations are sent 7 days before the hearing.", "Invitations are sent 1 day before the hearing."),
        ("Sketches are kept until the cleanup deletes them.", "Sketches older than 60 days are deleted."),
        ("Sketches are kept until the artist deletes the account.", "Shared links to sketches are deleted after 60 days."),
        ("The nurse checks the blood pressure every hour.", "Blood pressure is checked once a day."),
        ("The buoy reports the wave height every five minutes.", "The wave height is reported once an hour by the harbour."),
        ("The buoy reports the wave height every five minutes.", "The water temperature is reported once an hour."),
        ("Stock levels must sync at least once every hour.", "The shop syncs all stock levels every 15 minutes."),
        ("Logins end after 10 days without activity.", "Logins of editors end after 2 hours without activity."),
        ("Calls last no longer than 20 minutes.", "The longest call last week was 90 minutes."),
        ("The median ride was 12 minutes in June.", "The longest ride in June lasted 2 hours."),
    ],
)
def test_values_that_can_stand_beside_each_other(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert asked(one, other) == []
    assert asked(other, one) == []
