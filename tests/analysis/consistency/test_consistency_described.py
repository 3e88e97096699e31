"""What only describes a thing, parts of amounts, two paces of one work, things that nobody changes any more: found, and not."""

from __future__ import annotations

import pytest

from specflow.rules.sf312_term_clash import RULE as TERM
from tests.analysis.consistency.test_consistency_fresh import codes
from tests.build import HEAD, check_clean, check_finds, project


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A voucher code must have at least 8 characters.", "The voucher list must show the first 5 characters of each code."),
        ("The app must send a push message when a delivery is late.",
         "The app must not send a push message for a delivery that is on time."),
        ("Only a supervisor may cancel an invoice.", "A cashier must be able to print an invoice that was cancelled."),
        ("The customer must confirm the address before the payment is taken.",
         "After the payment is taken, a receipt must be sent to the confirmed address."),
        ("Sales reports must be refreshed every hour.", "Stock reports are refreshed once a night by a batch job."),
        ("Sales reports must be refreshed every hour.", "Stock reports must be refreshed once a night."),
        ("A closed ticket must be read-only.", "An agent must be able to add a note to a ticket that was reopened."),
        ("A closed ticket must be read-only.", "An agent must be able to add a note to an open ticket."),
        ("A closed ticket must be read-only.", "An agent must be able to read a closed ticket."),
    ],
)  # fmt: skip
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(other, one) == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Only a supervisor may cancel an invoice.", "A cashier must be able to cancel an invoice that was printed.", "SF305"),
        ("Sales reports must be refreshed every hour.", "Sales reports must be refreshed once a night.", "SF306"),
        ("A closed ticket must be read-only.", "An agent must be able to add a note to a closed ticket.", "SF308"),
    ],
)  # fmt: skip
def test_lines_that_cannot(one: str, other: str, code: str) -> None:
    assert codes(one, other) == [code]
    assert codes(other, one) == [code]


TERMS = "terms: {regular guest: somebody with three stays or more}\n"


def _spec(text: str) -> str:
    return f"{HEAD}{TERMS}requirements:\n  - id: FR-01\n    title: Guests\n    text: {text}\n"


def test_a_requirement_that_defines_a_term_otherwise() -> None:
    expected = "13: `regular guest` is defined here and under `terms`, in different words"
    check_finds(TERM, project(_spec("A regular guest is a person with at least five stays.")), expected)


@pytest.mark.parametrize(
    "text",
    [
        "A regular guest with at least five stays must get a free breakfast.",
        "A regular guest is shown the number of their stays.",
        "A regular guest is somebody with three stays or more.",
        "A new guest is a person without a stay.",
    ],
)
def test_what_defines_no_term_otherwise(text: str) -> None:
    check_clean(TERM, project(_spec(text)))
