from __future__ import annotations

from specflow.model.evidence import Outcome, Result
from specflow.rules.sf507_unknown_claim import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, traced


def test_claims_that_exist_are_clean() -> None:
    check_clean(RULE, traced(results=(PASSED[0]._replace(requirements=("ask-maps/FR-01",)),)))


def test_a_marker_that_names_nothing_is_found() -> None:
    check_finds(RULE, traced(results=(PASSED[0]._replace(requirements=("ask-maps/FR-70",)),)), "3: claims `ask-maps/FR-70`")


def test_a_marker_that_is_no_id_is_found() -> None:
    check_finds(RULE, traced(results=(PASSED[0]._replace(requirements=("nonsense",)),)), "3: it is no id")


def test_a_result_without_a_file_is_told_of_at_its_report() -> None:
    result = Result("pkg::TestAsk", "", "TestAsk", 88, Outcome.PASSED, ("ask-maps/FR-70",), 0.1)
    given = traced(results=(*PASSED, result))
    findings = check_finds(RULE, given, "1: `pkg::TestAsk` claims `ask-maps/FR-70`: `ask-maps` has no such id")
    assert findings[0].at.path == ".specflow/evidence/pytest.json"


def test_a_scope_leaves_out_no_result_wherever_its_test_stands() -> None:
    result = Result("pkg::TestAsk", "", "TestAsk", 0, Outcome.PASSED, ("ask-maps/FR-02",), 0.1)
    check_clean(RULE, traced(results=(*PASSED, result)))
    check_clean(RULE, traced(results=(*PASSED, result._replace(path="e2e/a.go"))))
