from __future__ import annotations

import pytest

from specflow.rules.sf217_modal_mismatch import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_should_in_a_must_is_found() -> None:
    check_finds(RULE, one("The clerk should be able to undo."), "6: “should” wishes, but the priority is `must`")
    assert pointed(RULE, one("The clerk should be able to undo.", "priority: must")) == ["should"]


def test_should_in_a_should_is_clean() -> None:
    check_clean(RULE, one("The clerk should be able to undo.", "priority: should"))


def test_a_permission_is_an_info() -> None:
    assert pointed(RULE, one("A clerk may close a case.")) == ["i may"]
    assert pointed(RULE, one("A clerk can close a case.")) == ["i can"]


def test_may_not_is_found_in_any_priority() -> None:
    check_finds(RULE, one("A clerk may not close a case.", "priority: could"), "6: “may not” can forbid or doubt")


@pytest.mark.parametrize(
    "text",
    [
        "The clerk must be able to undo.",
        "The list must show the price so that visitors can compare.",
        "If the printer should fail, the clerk must see it.",
        "The system must say so: the file could not be read.",
        "Only a supervisor may close a count.",
        "No message may go out before 8 am.",
        "The button must read “Should we ask?” on the first visit.",
    ],
)
def test_duties_limits_and_subordinate_clauses_are_clean(text: str) -> None:
    check_clean(RULE, one(text))
