from __future__ import annotations

import pytest

from specflow.rules.sf210_stacked_negation import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_three_negations_in_one_sentence_are_found() -> None:
    given = one("The system must not refuse a file that is not too large unless it has no name.")
    findings = check_finds(RULE, given, "6: “not”, “not”, “unless”, “no” in one sentence")
    assert findings[0].severity == "warning"


def test_not_before_a_word_that_denies_is_found() -> None:
    check_finds(RULE, one("The list is not unavailable at night for the staff."), "6: “not unavailable” denies a denial")


def test_an_exception_to_a_ban_is_an_info() -> None:
    assert pointed(RULE, one("A refund must not be paid unless a shift lead agrees.")) == ["i unless"]
    assert pointed(RULE, one("Nothing is disclosed without a court order to the staff.")) == ["i without"]


@pytest.mark.parametrize(
    "text",
    [
        "The system must not show the address.",
        "The label must show no name and no address, nor the age.",
        "If the address is not known, the system must not send the letter.",
        "A place that does not exist in the index must never be shown.",
    ],
)
def test_a_plain_ban_and_a_condition_are_clean(text: str) -> None:
    check_clean(RULE, one(text))
