from __future__ import annotations

from specflow.rules.sf605_vanished_requirement import RULE
from tests.build import check_clean, check_finds
from tests.rules.signed import SPEC, both, judged

GONE = SPEC.replace("  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}\n", "")


def test_what_is_there_or_retired_is_clean() -> None:
    check_clean(RULE, judged(both("FR-01", "FR-02")))
    check_clean(RULE, judged(both("FR-01", "FR-02"), GONE + "retired: [{id: FR-01, why: Merged}]\n"))


def test_a_signed_line_that_was_deleted_is_found() -> None:
    found = check_finds(RULE, judged(both("FR-01", "FR-02"), GONE), "6: `FR-01` was signed and is gone")
    assert found[0].requirement == "ask-maps/FR-01"
