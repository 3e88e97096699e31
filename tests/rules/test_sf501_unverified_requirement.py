from __future__ import annotations

from specflow.model.evidence import Outcome
from specflow.model.trace import CheckState
from specflow.rules.sf501_unverified_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, checked, outcome, traced


def test_a_passed_test_is_clean() -> None:
    check_clean(RULE, traced())


def test_skipped_and_expected_failures_prove_nothing() -> None:
    check_finds(RULE, traced(results=outcome(Outcome.SKIPPED)), "8: has to be verified: skipped")
    check_finds(RULE, traced(results=outcome(Outcome.XFAILED)), "8: has to be verified: xfailed")


def test_a_test_that_did_not_run_is_found() -> None:
    other = (PASSED[0]._replace(name="x::test_other", path="tests/test_other.py", symbol="test_other", requirements=("FR-02",)),)
    check_finds(RULE, traced(results=other), "8: has to be verified: not run")


def test_a_failure_is_told_by_another_rule_and_no_report_by_a_third() -> None:
    check_clean(RULE, traced(results=outcome(Outcome.FAILED)))
    check_clean(RULE, traced(results=None))


def test_a_failed_check_beside_a_passed_test_is_told_by_the_checks_own_rule() -> None:
    failed, hollow = CheckState("contract", Outcome.FAILED, slug="failed"), CheckState("contract", Outcome.HOLLOW, "green")
    for one in (failed, hollow):
        check = {"ask-maps/FR-01": (one,)}
        check_clean(RULE, checked(check))
        check_finds(RULE, checked(check, results=outcome(Outcome.SKIPPED)), "8: has to be verified")
    check_finds(RULE, checked({"ask-maps/FR-01": (CheckState("contract", Outcome.FAILED),)}), "8: has to be verified")
