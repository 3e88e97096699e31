"""How often one thing is done: two rhythms of one work."""

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
        ("The stock list is refreshed every five minutes.", "The stock list is updated once a day, not more often."),
        ("Prices are updated hourly.", "Prices are recalculated once a week, on Mondays."),
        ("The index is rebuilt right after every change.", "The index is rebuilt once a night and at no other time."),
        ("Earnings are paid out every day.", "Payouts of earnings take place once a month only."),
        ("The ranking is recalculated after every match.", "The ranking is recalculated only on Sundays."),
        ("Backups run every night.", "A backup runs once a week."),
        ("Invoices are sent monthly.", "Invoices are sent once a quarter."),
        ("Meter readings are transferred every 15 minutes.", "Meter readings are transferred once a day."),
        ("Stock levels are synced every 30 seconds.", "Stock levels: synced twice a day, never more often."),
        ("The leaderboard updates in real time.", "The leaderboard is updated overnight."),
        ("The balance is recalculated right after each purchase.", "The balance is only recalculated once a week."),
        ("The tank level is measured every hour.", "The tank level is measured every Monday."),
        ("Tips are paid out to drivers daily.", "Tips are paid out once a fortnight only, every second week."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sales reports are sent weekly.", "Stock reports are sent monthly."),
        ("The index is rebuilt every night.", "The cache is refreshed every hour."),
        ("The stock list is refreshed every minute.", "The stock list is printed once a day."),
        ("Backups run every night.", "Backups are checked once a month."),
        ("On weekdays, prices are updated hourly.", "On holidays, prices are updated once a day."),
        ("A summary is sent every day.", "A summary is sent to managers once a week."),
        ("Members are billed every month.", "Companies are billed once a year."),
        ("The tank level is measured at least once a day.", "The tank level is measured every hour."),
        ("The tank level is measured at most once an hour.", "The tank level is measured every day."),
        ("The leaderboard updates in real time.", "The archive is updated overnight."),
        ("Stock levels are synced every minute.", "If the line is down, stock levels are synced once a day."),
        ("Is the leaderboard updated daily?", "The leaderboard is updated every hour."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
