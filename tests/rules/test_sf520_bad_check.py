from __future__ import annotations

from dataclasses import replace

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.rules.sf520_bad_check import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_a_trace_without_such_a_problem_is_clean() -> None:
    check_clean(RULE, traced())


def test_the_problem_is_found_at_its_place() -> None:
    problem = Problem("bad-check", "what is wrong", Location("specs/ask-maps/spec.yaml", 7), requirement="ask-maps/FR-01")
    [finding] = check_finds(RULE, replace(traced(), extra_problems=(problem,)), "7: what is wrong")
    assert finding.requirement == "ask-maps/FR-01"
