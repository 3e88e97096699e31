from __future__ import annotations

import pytest

from specflow.rules.sf213_absolute_claim import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_promise_without_exception_is_found() -> None:
    check_finds(RULE, one("Delivery must be guaranteed."), "6: “guaranteed” has no exception")
    assert pointed(RULE, one("The service must be reachable at all times.")) == ["at all times"]


def test_a_hundred_per_cent_of_a_quality_is_found() -> None:
    assert pointed(RULE, one("The service must be available 100 % of the time.")) == ["100 %"]
    check_clean(RULE, one("When a show is cancelled, 100 % of the price must be refunded."))
    check_clean(RULE, one("The service must be available 99.5 % of the time."))


def test_always_is_an_info_and_only_as_a_quality() -> None:
    assert pointed(RULE, one("The page must always load.", id_="NFR-01")) == ["i always"]
    check_clean(RULE, one("The order number must always stand above the list."))


@pytest.mark.parametrize("text", ["A letter must never show the diagnosis.", "The button must read “Guaranteed delivery”."])
def test_rules_without_exception_and_quotes_are_clean(text: str) -> None:
    check_clean(RULE, one(text))


def test_a_team_adds_words() -> None:
    assert pointed(RULE, one("The service must run come what may.", absolute=("come what may",))) == ["come what may"]
