"""One thing on two days, in two months, at two hours: other verbs, other ways of naming a day, and what stays quiet."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, strictly

CLASHING = [
    ("The brass band rehearses every Wednesday evening.", "Rehearsals of the brass band take place on Mondays."),
    ("The levy is due on the second of the month.", "The levy is due by the 12th of each month."),
    ("The annual regatta takes place in May.", "The annual regatta is held every September."),
    ("The export starts at 3 am.", "The export starts at quarter past five in the morning."),
    ("Bids must be in by Thursday.", "Bids are accepted until Saturday."),
    ("The engineer visits the mill on the second Tuesday of the month.", "The engineer visits the mill at the end of the month."),
    ("Statements are posted on the 22nd of every month.", "Statements go out at the beginning of the month."),
    ("Bonuses are paid on the last working day of the month.", "All bonuses are paid on the 10th of every month."),
    ("Stairs are swept on weekdays.", "The stairs are swept at the weekend."),
    ("The dairy delivers on Tuesday mornings.", "Deliveries from the dairy come on Friday mornings."),
    ("The inspection is carried out in the first quarter.", "The inspection is carried out every October."),
    ("The half-year report is published on the 5th.", "The half-year report comes out at the end of the month."),
    ("Entries close on 31 March.", "Entries may be sent until the end of June."),
    ("The jury meets on the first Monday of the month.", "Jury meetings take place on the third Friday of every month."),
]
QUIET = [
    ("The brass band rehearses every Wednesday evening.", "The string band rehearses on Mondays."),
    ("The levy is due on the second of the month.", "A reminder for the levy goes out on the 12th of the month."),
    ("The annual regatta takes place in May.", "Boats for the annual regatta are given out in March."),
    ("The export starts at 3 am.", "The export is checked at 9 am."),
    ("Bids must be in by Thursday.", "Bids are opened on Saturday."),
    ("Stairs are swept on weekdays.", "In December the stairs are swept at the weekend."),
    ("Supper is served at six in the evening.", "On Sundays supper is served at five in the evening."),
    ("The pump is off in winter.", "The pump is on in summer."),
    ("Crates are emptied on Tuesdays.", "The glass crates are emptied on Thursdays."),
    ("The first ferry leaves at 6 am.", "The second ferry leaves at 9 am."),
    ("The hall closes at 20:00.", "Today the hall closes at 18:00."),
    ("The list is printed on the last working day of the month.", "The list is printed at the end of the month."),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_one_thing_on_two_days(one: str, other: str) -> None:
    assert set(strictly(one, other)) & {"SF306", "SF302"} and set(strictly(other, one)) & {"SF306", "SF302"}
    assert asked(one, other)


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_other_things_scopes_and_days_that_meet_stay_quiet(one: str, other: str) -> None:
    assert not strictly(one, other) and not strictly(other, one)
    assert not asked(one, other)
