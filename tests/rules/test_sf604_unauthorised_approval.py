from __future__ import annotations

from specflow.model.config import Approve
from specflow.rules.sf604_unauthorised_approval import RULE
from tests.build import check_clean, check_finds
from tests.sign_build import SPEC, judged, signed

LEADS = Approve.model_validate({"roles": {"product": ["pm@example.org"], "engineering": ["lead@example.org"]}})


def test_anyone_may_sign_where_nobody_is_named() -> None:
    check_clean(RULE, judged(SPEC, signed()))


def test_a_signature_by_somebody_else_is_found_and_does_not_count() -> None:
    records = signed(roles=("engineering",))
    given = judged(SPEC, records, LEADS)
    findings = check_finds(RULE, given, "1: signed `spec` as engineering", "1: signed `FR-01` as engineering")
    assert findings[0].at.path == "specs/ask-maps/approvals.yaml"
