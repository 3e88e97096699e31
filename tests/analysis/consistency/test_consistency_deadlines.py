"""Until when before something: open in one line at a time when it is too late in the other."""

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
        ("Bookings can be changed free of charge up to 12 hours before the start.",
         "Changes later than 24 hours before the start cost 10 euros."),
        ("A class can be cancelled until two hours before it begins.",
         "Classes must be cancelled at least 24 hours before they begin."),
        ("Courts may be reserved up to six weeks ahead.", "No court may be reserved more than two weeks ahead."),
        ("Orders can be changed until one hour before delivery.",
         "Orders must be changed no later than three hours before delivery."),
        ("Moving a lesson is free up to 12 hours before it starts.",
         "Who moves a lesson less than 24 hours before it starts pays 15 euros."),
        ("A tour can be cancelled up to two days before departure.",
         "A tour cannot be cancelled later than five days before departure."),
        ("Seats may be swapped until one day before the show.",
         "Swapping a seat is only possible up to four days before the show."),
    ],
)  # fmt: skip
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(codes(one, other)) == 1
    assert len(codes(other, one)) == 1
    assert asked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A sauna has to be ordered at least three hours before the visit.",
         "A sauna may be ordered up to two months ahead."),
        ("A table can be booked up to 60 days ahead.", "A room can be booked no more than 30 days ahead."),
        ("Swapping a shift costs nothing up to a day before it begins.",
         "The rota is printed three days before the shift begins."),
        ("Changing seats is free up to six hours before take-off.",
         "Changing seats later than six hours before take-off costs 12 euros."),
        ("Orders can be changed until three hours before delivery.",
         "Orders must be changed no later than three hours before delivery."),
        ("Tours can be cancelled up to two days before departure.",
         "Lessons cannot be cancelled later than five days before the start."),
        ("Cancelling is possible until one hour before the start.",
         "Who cancels later than 24 hours before the start pays 10 euros."),
        ("Moving a lesson is free up to 24 hours before it starts.",
         "Moving a course later than 48 hours before it starts costs 15 euros."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []
    assert asked(one, other) == 0
