from __future__ import annotations

import pytest

from specflow.model.finding import Severity
from specflow.rules.sf302_must_against_must_not import RULE as MUST
from specflow.rules.sf310_duplicate_requirement import RULE
from tests.build import check_clean, check_finds
from tests.rules.clashing import lines

ONE = "The user must confirm before a link between two records is dropped."


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        "The user shall confirm before a link between two records is dropped.",
        "The user must confirm before the link between two records is dropped.",
    ],
)
def test_a_copy_is_found_and_is_no_contradiction(other: str) -> None:
    finding = check_finds(RULE, lines(ONE, other), "6: `FR-01` and `FR-02` say the same")[0]
    assert finding.severity is Severity.WARNING
    check_clean(MUST, lines(ONE, other))


def test_a_copy_with_a_different_force_says_so() -> None:
    other = "The user should confirm before a link between two records is dropped."
    check_finds(RULE, lines(ONE, other), "6: `FR-01` and `FR-02` say the same with different force (must, should)")


@pytest.mark.parametrize(
    "other",
    [
        "The user must confirm before a note between two records is dropped.",
        "The user must not confirm before a link between two records is dropped.",
        "The owner must be told when a link between two records is dropped.",
    ],
)
def test_a_line_that_says_something_else_is_clean(other: str) -> None:
    check_clean(RULE, lines(ONE, other))
