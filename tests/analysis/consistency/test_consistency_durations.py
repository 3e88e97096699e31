"""How long one thing takes, and how long it lasts: two times that leave no common value."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.sources import find_source_conflicts
from specflow.rules.table import RULES
from tests.rules.clashing import lines

CLASHES = [rule for rule in RULES if rule.code.startswith("SF30")]


def codes(*texts: str) -> list[str]:
    """The contradictions among some lines."""
    given = lines(*texts)
    return [finding.code for rule in CLASHES for finding in rule.check(rule, given)]


def asked(one: str, other: str) -> int:
    """The questions about two lines of a note, and about a line of a note and a rule."""
    both = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n\nThe sun was out.\n\n{other}\n")])
    ruled = find_source_conflicts([("note.md", "note", f"# N\n\n{one}\n"), ("rules.md", "product", f"# R\n\n- {other}\n")])
    return len(both) + len(ruled)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An answer must come within 2 seconds.", "Every answer must take 5 seconds at least."),
        ("The forecast is ready within 10 minutes.", "Forecasts need at least half an hour."),
        ("A payout takes three days at the most.", "It takes at least a week before the payout arrives."),
        ("Reminders arrive within one minute.", "A reminder arrives after five minutes at the earliest."),
        ("The report loads in under 4 seconds.", "Loading the report takes 10 seconds or more."),
        ("Applications are approved within two days.", "The approval of an application takes a week at least."),
        ("A scan never takes longer than 20 seconds.", "No scan is finished in less than 30 seconds."),
        ("The page opens within one second.", "It takes 3 seconds or longer for the page to open."),
        ("Repairs are done within 24 hours.", "Repairs take between three and five days."),
        ("Every callback comes within 15 minutes.", "Callers wait at least half an hour for their callback."),
        ("A lesson lasts 45 minutes.", "Lessons are an hour long."),
        ("The voucher is valid for one year.", "Vouchers expire after six months."),
        ("An invitation is good for 7 days.", "The invitation lapses after two weeks."),
        ("The trial period is exactly 14 days.", "The trial lasts a month."),
        ("Bicycles are rented for two hours.", "The rental period is exactly three hours."),
        ("A seat is held for 10 minutes.", "Seats are held for 5 minutes at the most."),
        ("The access token lives for 15 minutes.", "An access token must stay valid for at least one hour."),
        ("Sessions end after 20 minutes without activity.",
         "A session is closed when nothing has happened for an hour, not sooner."),
        ("The screen locks after 2 minutes of inactivity.",
         "The screen locks itself once it has been idle for 10 minutes."),
        ("A tour runs for two hours.", "Each tour takes three hours."),
        ("The auction is open for seven days.", "The auction closes after ten days."),
        ("A break is 15 minutes long.", "Breaks last at least half an hour."),
        ("Deliveries take two days at the most.",
         "A parcel arrives after three days at the earliest; delivery takes three to five days."),
        ("A member can reserve a kayak. It is then held for 45 minutes.",
         "The boathouse holds a kayak for 30 minutes at the most."),
        ("Guests rent a bicycle for two hours.", "The rental period is exactly three hours."),
        ("Offers are sent by post. They are valid for three weeks.", "An offer expires after ten days."),
        ("Vouchers never expire.", "A voucher lapses after two years."),
        ("After ten days the offer is over.", "An offer runs for three weeks."),
        ("Every team has 60 minutes for the puzzle.", "The puzzle is over after 40 minutes."),
        ("A payment can be undone within five minutes.", "Payments can be undone for a day."),
        ("A lease has a term of three years.", "Leases run for five years."),
        ("A museum pass is valid for 24 hours.", "A museum pass expires 12 hours after it was bought."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The video starts within 2 seconds.", "The video lasts at least 30 minutes."),
        ("The map loads within 2 seconds.", "The map stays on the device for 24 hours."),
        ("A reply is sent within 5 minutes.", "A reply arrives after 10 minutes at the earliest."),
        ("An answer comes within 2 seconds.", "When the archive is searched, an answer takes at least 5 seconds."),
        ("Repairs of bicycles are done within 24 hours.", "Repairs of cars take at least three days."),
        ("An answer comes within 5 seconds.", "An answer comes within 2 seconds."),
        ("The import takes at least 5 minutes.", "The export takes at most 2 minutes."),
        ("Loading the first page takes at most one second.", "Loading the whole list takes at least 5 seconds."),
        ("A draft is saved within 3 seconds.", "A draft expires after 30 days."),
        ("A room opens within 5 seconds.", "A room stays open for two hours."),
        ("A lesson lasts 45 minutes.", "A break lasts 10 minutes."),
        ("A voucher is valid for one year.", "A voucher for events is valid for six months."),
        ("A ticket is valid for 24 hours.", "A ticket expires after one day."),
        ("The notice stays visible for 5 seconds.", "The notice stays in the archive for a year."),
        ("The link is valid for one hour.", "The account is valid for one year."),
        ("A session ends after 10 minutes of inactivity.", "A session lasts 8 hours at the most."),
        ("Loans last at least 7 days.", "Loans last at most 30 days."),
        ("A single lesson lasts 45 minutes.", "The course lasts twelve weeks."),
        ("The key is valid for one year after purchase.", "The key is valid for three years after activation."),
        ("Short lessons last 30 minutes.", "Long lessons last 60 minutes."),
        ("Members keep a bicycle for two hours.", "Guests keep a bicycle for one hour."),
        ("A member can reserve a kayak. It is then held for 45 minutes.",
         "A table is held for 20 minutes at the most."),
        ("The desk holds a parcel for ten days.", "The desk holds a letter for two days."),
        ("Offers are sent by post. They are valid for three weeks.", "The pass is valid for one day."),
        ("Vouchers never expire.", "A parking permit lapses after two years."),
        ("A payment can be undone within five minutes.", "A payment can be repeated within a day."),
        ("Every team has 60 minutes for the puzzle.", "The break is over after ten minutes."),
        ("A lease has a term of three years.", "A loan of a lease holder runs for five years."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
