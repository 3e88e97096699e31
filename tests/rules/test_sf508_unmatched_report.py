from __future__ import annotations

from specflow.rules.sf508_unmatched_report import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, report, traced


def test_a_report_with_a_match_is_clean() -> None:
    check_clean(RULE, traced())


def test_a_report_without_any_is_found() -> None:
    stray = report(PASSED[0]._replace(name="a::b", path="other/test_b.py", symbol="b"), path="evidence/old.xml")
    findings = check_finds(RULE, traced(reports=[report(*PASSED), stray]), "1: none of its 1 results")
    assert findings[0].at.path == "evidence/old.xml"
