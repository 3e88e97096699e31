from __future__ import annotations

import pytest

from specflow.rules.sf216_unverifiable_requirement import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_a_quality_without_a_measure_is_found() -> None:
    check_finds(RULE, one("The service must be scalable.", id_="NFR-01"), "6: “scalable” has no measure")
    assert pointed(RULE, one("The service must be scalable and reliable.")) == ["scalable", "reliable"]


@pytest.mark.parametrize(
    "more",
    [
        "scenarios: [{then: 500 visitors are served}]",
        "checks: [{command: {run: [python, load.py]}}]",
        "verified_by: [tests/test_load.py::test_load]",
    ],
)
def test_a_scenario_a_check_or_a_test_says_how(more: str) -> None:
    check_clean(RULE, one("The service must be scalable.", more))


def test_a_figure_says_how() -> None:
    check_clean(RULE, one("The service must be scalable to 500 visitors at a time."))


def test_verbs_that_name_no_result_are_an_info() -> None:
    assert pointed(RULE, one("The clerk must be able to manage holds.")) == ["i manage"]


def test_a_result_that_can_be_seen_is_clean() -> None:
    check_clean(RULE, one("The clerk must be able to cancel a hold."))
