from __future__ import annotations

from dataclasses import replace

from specflow.analysis.approval.findings import vanished
from specflow.rules.sf603_vanished_approval import RULE
from tests.build import check_finds
from tests.sign_build import SPEC, judged, signed


def test_keeping_and_adding_signatures_is_clean() -> None:
    assert list(vanished(signed(roles=("product",)), signed(), "approvals.yaml", "ask-maps")) == []


def test_a_deleted_signature_is_found() -> None:
    gone = tuple(vanished(signed(), signed(roles=("product",)), "approvals.yaml", "ask-maps"))
    given = replace(judged(SPEC, []), extra_problems=gone)
    findings = check_finds(RULE, given, "1: `spec` by pm@example.org", "1: `FR-01` by pm@example.org")
    assert findings[1].requirement == "ask-maps/FR-01"
