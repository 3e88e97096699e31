from __future__ import annotations

from specflow.model.evidence import Outcome, Result
from specflow.rules.sf504_ambiguous_evidence import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def results(*names: str) -> tuple[Result, ...]:
    return tuple(Result(f"{name}::test_ask", "", "test_ask", 0, Outcome.PASSED, (), 0.1) for name in names)


def test_one_result_or_results_with_paths_are_clean() -> None:
    check_clean(RULE, traced())
    check_clean(RULE, traced(results=results("tests.test_ask")))


def test_the_one_that_names_the_file_is_taken() -> None:
    check_clean(RULE, traced(results=results("tests.test_ask", "tests.test_other")))


def test_two_suites_of_one_name_are_found() -> None:
    check_finds(RULE, traced(results=results("suite.A", "suite.B")), "2: `test_ask` could be any of")
