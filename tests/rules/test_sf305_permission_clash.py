from __future__ import annotations

import pytest

from specflow.rules.sf305_permission_clash import RULE
from tests.build import check_clean, found
from tests.rules.clashing import lines


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "Cancelling a loan of another person must be reserved to the reception desk.",
            "When a loan is late, any colleague must be able to cancel the loan.",
        ),
        ("Only the treasurer's supervisor may approve a refund.", "A cashier may approve a refund up to 20 euros."),
        ("A refund may be approved by a supervisor only.", "Cashiers must be able to approve a refund."),
        (
            "Volunteers must not see the address of a family.",
            "Volunteers may see the address of a family on their route.",
        ),
    ],
)
def test_what_is_kept_for_some_and_opened_to_others_is_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "Rooms on the legal floor may be booked by the legal team only.",
            "An employee must be able to book a free room.",
        ),
        ("Only a manager may approve a refund.", "A manager must be able to approve a refund from the phone."),
        ("Only staff may open the archive.", "A librarian must be able to open the archive at night."),
        (
            "Only a manager may approve a refund, except cashiers on Sundays.",
            "On Sundays, cashiers may approve a refund.",
        ),
    ],
)
def test_the_same_people_and_named_exceptions_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))
