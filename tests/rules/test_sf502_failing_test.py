from __future__ import annotations

from specflow.model.evidence import Outcome
from specflow.rules.sf502_failing_test import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, outcome, traced


def test_passing_tests_are_clean() -> None:
    check_clean(RULE, traced())


def test_failures_errors_and_surprising_passes_are_found_at_the_test() -> None:
    for kind, words in ((Outcome.FAILED, "failed"), (Outcome.ERROR, "broke"), (Outcome.XPASSED, "expected to fail")):
        findings = check_finds(RULE, traced(results=outcome(kind)), f"2: {words}")
        assert findings[0].at.path == "tests/test_ask.py"


def test_one_failing_parameter_fails_the_test() -> None:
    name = "tests/test_ask.py::test_ask"
    both = (PASSED[0]._replace(name=f"{name}[a]"), PASSED[0]._replace(name=f"{name}[b]", outcome=Outcome.FAILED))
    check_finds(RULE, traced(results=both), "2: failed")
