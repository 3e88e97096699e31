from __future__ import annotations

from dataclasses import replace

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.rules.sf509_stale_reach import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_nothing_to_tell_is_clean() -> None:
    check_clean(RULE, traced())


def test_coverage_of_older_code_is_told() -> None:
    problem = Problem("stale-reach", "it is older than src/ask.py", Location("coverage/all.info"))
    findings = check_finds(RULE, replace(traced(), extra_problems=(problem,)), "1: it is older than src/ask.py")
    assert findings[0].at.path == "coverage/all.info"
