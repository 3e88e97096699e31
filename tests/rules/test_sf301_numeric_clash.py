from __future__ import annotations

import pytest

from specflow.rules.sf301_numeric_clash import RULE
from tests.build import check_clean, check_finds, found
from tests.rules.clashing import lines, marked

BOTH = ("A locker must hold a parcel for at least 14 days.", "No locker may hold a parcel for more than one week.")


def test_a_minimum_above_a_maximum_is_found_with_both_spans() -> None:
    given = lines(*BOTH)
    finding = check_finds(RULE, given, "6: `FR-01` asks for lies outside what `FR-02` allows")[0]
    assert (finding.requirement, finding.related[0].requirement) == ("ask-maps/FR-01", "ask-maps/FR-02")
    assert marked(given, 6, finding.at.column, finding.at.end_column) == "at least 14 days"
    other = finding.related[0].at
    assert marked(given, 7, other.column, other.end_column) == "more than one week"


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "A member must be able to book a court up to 60 days ahead.",
            "No court may be booked more than one month in advance.",
        ),
        (
            "The mean response time of a search must be under 2 seconds.",
            "The p99 response time of a search must be under 2 seconds.",
        ),
        ("A search must return at least 5 places.", "A search must return at most 3 places."),
        ("A reminder link must expire after 48 hours.", "A reminder link must expire after one day."),
        ("A ticket photo must be at most 2 MB.", "A ticket photo must be at least 3000 kB."),
        ("A scout team must have more than one leader.", "A scout team must have only one leader."),
    ],
)
def test_amounts_that_leave_no_common_value_are_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("A session must start within ten seconds.", "With the app, a session must start within five seconds."),
        ("A parcel must be kept for at least 7 days.", "A parcel must be kept for at least 14 days."),
        ("Fast lifts must carry up to 12 people.", "Slow lifts must carry up to 6 people."),
        (
            "Halls with up to 50 seats may be rented for at most two hours.",
            "Halls with more than 50 seats may be rented for at least four hours.",
        ),
        ("Check-in must open ten minutes before the start.", "Check-in must close within 15 minutes of the start."),
        ("A court may be booked up to 90 days ahead.", "No court may be booked more than three months in advance."),
        (
            "The p50 response time of a search must be under 1 second.",
            "The p99 response time of a search must be under 2 seconds.",
        ),
        (
            "If the sensor reports frost, the horn must beep with a tone of 500 Hz.",
            "If the sensor reports smoke, the horn must beep with a tone of 1000 Hz.",
        ),
    ],
)
def test_what_can_hold_together_is_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))


def test_a_parameter_counts_with_its_value_and_is_marked_where_it_is_named() -> None:
    given = lines("A locker must hold a parcel for at least {hold}.", BOTH[1], more="parameters: {hold: 14 days}\n")
    finding = check_finds(RULE, given, "6: ")[0]
    assert marked(given, 6, finding.at.column, finding.at.end_column) == "at least {hold}"
