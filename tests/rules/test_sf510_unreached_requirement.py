from __future__ import annotations

import pytest

from specflow.model.reach import Coverage, Ran
from specflow.rules.sf510_unreached_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, SPEC, traced

PROVEN = SPEC.replace("to ask., status: final", "to ask., rung: proven, status: final")


def test_verified_is_enough_where_no_more_is_asked() -> None:
    check_clean(RULE, traced())


def test_a_rung_above_needs_reach() -> None:
    check_finds(RULE, traced(PROVEN), "8: is verified and has to be proven")


def test_reach_that_was_seen_is_clean() -> None:
    check_clean(RULE, traced(PROVEN, results=(PASSED[0]._replace(reached=("src/ask.py::ask",)),)))


@pytest.mark.parametrize(("test", "said"), [("test_ask", ()), ("", ("8: a run executed `src/ask.py::ask`, but",))])
def test_a_run_that_executed_the_code_is_told_and_a_test_that_did_is_enough(test: str, said: tuple[str, ...]) -> None:
    report = Coverage("coverage/all.info", "lcov", (Ran("src/ask.py", frozenset({2, 3}), test=test),))
    given = traced(PROVEN, coverage=[report])
    check_finds(RULE, given, *said) if said else check_clean(RULE, given)
