from __future__ import annotations

from specflow.model.evidence import Outcome
from specflow.model.finding import Severity
from specflow.model.location import Location
from specflow.model.trace import CheckState
from specflow.rules.sf524_stale_check import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import checked

AT = Location("specs/ask-maps/spec.yaml", 9)
PASSED = CheckState("contract", Outcome.PASSED, "red", "3 payloads", AT)
BAD = CheckState("contract", Outcome.STALE, "", "older than the code", slug="stale", at=AT)


def test_a_check_that_passed_and_went_red_is_clean() -> None:
    check_clean(RULE, checked({"ask-maps/FR-01": [PASSED]}))


def test_it_is_found_at_the_check() -> None:
    [finding] = check_finds(RULE, checked({"ask-maps/FR-01": [PASSED, BAD]}), "9: is stale: older than the code")
    assert (finding.severity, finding.requirement) == (Severity.ERROR, "ask-maps/FR-01")


def test_where_the_requirement_does_not_gate_it_is_milder() -> None:
    [finding] = check_finds(RULE, checked({"ask-maps/FR-03": [BAD]}), "9: ")
    assert finding.severity is Severity.INFO
