from __future__ import annotations

from specflow.rules.sf601_missing_approval import RULE
from tests.build import check_clean, check_finds
from tests.rules.signed import SPEC, both, judged, record


def test_signed_by_both_and_never_signed_at_all_are_clean() -> None:
    check_clean(RULE, judged(both("FR-01", "FR-02")))
    check_clean(RULE, judged(()))


def test_a_final_line_that_a_role_has_not_signed_is_found() -> None:
    found = check_finds(RULE, judged((*both("FR-01"), record("FR-02"))), "7: `ask-maps/FR-02` is not signed by engineering")
    assert found[0].requirement == "ask-maps/FR-02"
    assert "specflow approve ask-maps FR-02 --as engineering" in found[0].help


def test_a_line_once_signed_gates_whatever_its_status_says() -> None:
    check_finds(RULE, judged((record(),), SPEC.replace("status: final", "status: review")), "6: not signed by engineering")
