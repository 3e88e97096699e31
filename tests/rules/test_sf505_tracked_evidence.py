from __future__ import annotations

from specflow.rules.sf505_tracked_evidence import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, report, traced


def test_evidence_that_git_does_not_know_is_clean() -> None:
    check_clean(RULE, traced())


def test_tracked_evidence_is_found_and_does_not_count() -> None:
    made = traced(reports=[report(*PASSED, path="evidence/junit.xml", tracked=True)])
    findings = check_finds(RULE, made, "1: git tracks this report")
    assert findings[0].at.path == "evidence/junit.xml"
    assert made.trace is not None
    assert made.trace.states[0].state == "implemented"
