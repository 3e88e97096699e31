"""From one time to the next, in real time and once a night, and when free cancelling ends."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boilers are serviced every 12 months.", "The interval between two services of a boiler is 24 months."),
        ("Filters are changed every three weeks.", "The time between two changes of a filter is six weeks."),
        ("Pumps are checked every day.", "The interval between two checks of a pump is one week."),
        ("Backups run every night.", "There is one week between two backups."),
        ("The dashboard is refreshed every minute.", "The refresh interval of the dashboard is 15 minutes."),
        ("Meters are read every 3 months.", "Meters are read at intervals of one year."),
        (
            "Prices are synchronised with the kiosk in real time.",
            "The synchronisation of prices with the kiosk runs once a night only.",
        ),
        ("Rankings are updated after every game.", "The update of the rankings takes place once a week only."),
        ("The index is rebuilt after every change.", "Rebuilding the index happens in the weekly run only."),
        (
            "Riders can change the slot up to one hour before the ride.",
            "Changes to the slot close three hours before the ride.",
        ),
        ("Players can cancel for free until 6 hours before the match.", "Free cancellation is over 24 hours before the match."),
        (
            "Guests can order breakfast until two hours before it is served.",
            "Orders for breakfast close 12 hours before it is served.",
        ),
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
        ("Boilers are serviced every 12 months.", "The interval between two services of a lift is 24 months."),
        ("Pumps are checked every week.", "The interval between two checks of a pump is 7 days."),
        ("Filters are changed every three weeks.", "Filters are cleaned at intervals of one week."),
        ("The dashboard is refreshed every minute.", "The refresh interval of the map is 15 minutes."),
        (
            "Prices are synchronised with the kiosk in real time.",
            "The synchronisation of stock with the archive runs once a night only.",
        ),
        ("Rankings are updated after every game.", "The update of the app takes place once a week only."),
        (
            "Riders can change the slot up to one hour before the ride.",
            "Changes to the price close three hours before the ride.",
        ),
        ("Campers can cancel up to two days before arrival.", "From seven days before arrival, cancelling costs 30 euros."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
