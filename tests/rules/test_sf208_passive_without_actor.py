from __future__ import annotations

import pytest

from specflow.rules.sf208_passive_without_actor import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_decision_that_nobody_takes_is_found() -> None:
    given = one("A refund above 100 EUR must be approved.")
    check_finds(RULE, given, "6: “approved” by whom?")
    assert pointed(RULE, given) == ["approved"]
    assert pointed(RULE, one("A message must not be sent before it has been reviewed manually.")) == ["reviewed manually"]


@pytest.mark.parametrize(
    "text",
    [
        "A refund above 100 EUR must be approved by a shift lead.",
        "A shift lead must approve the refund.",
        "The list must show the approved refunds, and a refund must be deleted after 30 days.",
        "The system must say when a refund is approved.",
        "A refund below 5 EUR must be automatically approved.",
    ],
)
def test_an_actor_or_no_decision_is_clean(text: str) -> None:
    check_clean(RULE, one(text))


def test_what_somebody_sets_up_is_an_info() -> None:
    assert pointed(RULE, one("The limit must be configured for each shop.")) == ["i configured"]
