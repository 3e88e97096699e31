from __future__ import annotations

from specflow.model.config import Approve
from specflow.rules.sf604_unauthorised_approval import RULE
from tests.build import check_clean, check_finds
from tests.rules.signed import SPEC, both, judged

CONFIG = Approve.model_validate({"roles": {"product": ("pm@example.org",), "engineering": ("lead@example.org",)}})


def test_anyone_signs_where_nobody_is_named() -> None:
    check_clean(RULE, judged(both("FR-01")))


def test_somebody_who_does_not_hold_the_role_is_found_and_counts_for_nothing() -> None:
    from specflow.rules.sf601_missing_approval import RULE as MISSING
    from tests.build import found

    given = judged(both("FR-01"), SPEC, CONFIG)
    check_finds(RULE, given, "1: pm@example.org signed `FR-01` as engineering and does not hold that role")
    assert any("not signed by engineering" in one.message for one in found(MISSING, given))
