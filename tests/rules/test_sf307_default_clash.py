from __future__ import annotations

import pytest

from specflow.rules.sf307_default_clash import RULE
from tests.build import check_clean, found
from tests.rules.clashing import lines


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "Unless the member sets an end, a game must last 60 minutes.",
            "If no end is given, the club must assume half an hour.",
        ),
        (
            "A van for which no tour is entered must be charged right away.",
            "When no tour has been planned, a van must wait for the night before it is charged.",
        ),
        ("The default reminder period must be 2 days.", "By default, the reminder period must be one week."),
    ],
)
def test_two_defaults_are_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("Unless the member sets an end, a game must last 60 minutes.", "A game must last at most three hours."),
        (
            "Unless the member sets an end, a game must last 60 minutes.",
            "If no colour is given, the card must be white.",
        ),
        (
            "A van with a tour must be charged in the cheapest hours.",
            "A van for which no tour is entered must be charged right away.",
        ),
    ],
)
def test_one_default_or_other_things_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))
