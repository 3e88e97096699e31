from __future__ import annotations

from specflow.rules.sf503_no_evidence import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_a_report_is_clean() -> None:
    check_clean(RULE, traced())


def test_no_report_is_one_finding() -> None:
    check_finds(RULE, traced(results=None), "8: there is no test report, so `ask-maps/FR-01`")


def test_where_nothing_needs_evidence_nothing_is_missed() -> None:
    check_clean(RULE, traced(results=None, enforce="none"))
