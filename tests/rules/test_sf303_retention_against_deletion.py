from __future__ import annotations

import pytest

from specflow.rules.sf303_retention_against_deletion import RULE
from tests.build import check_clean, found
from tests.rules.clashing import lines


@pytest.mark.parametrize(
    "one, other",
    [
        ("Loan records must be kept for five years.", "Loan records must be deleted after 60 days."),
        ("Search queries must not be stored.", "The text of a search query must be kept for 90 days."),
        (
            "Loan records must stay linked to the borrower's name for five years.",
            "After 60 days, loan data must no longer show the borrower.",
        ),
        ("All data of a donor must be erased within 30 days.", "Receipts of a donor must be kept for ten years."),
        ("Audit entries must be kept forever.", "Audit entries must be deleted after one year."),
        ("Reports must be retained for up to 30 days.", "Reports must be retained for more than 30 days."),
    ],
)
def test_keeping_longer_than_living_is_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("Bookings must be deleted one year after they took place.", "Fault reports must be kept for three years."),
        (
            "Meter readings must be kept for eight years.",
            "After 60 days, session data must no longer show who was driving.",
        ),
        ("Loan records must be kept for at least one year.", "Loan records must be deleted after two years."),
        ("A draft must be kept.", "A parcel must be deleted from the list after delivery."),
    ],
)
def test_other_data_and_periods_that_fit_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))
