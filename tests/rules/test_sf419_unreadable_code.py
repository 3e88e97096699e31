from __future__ import annotations

from dataclasses import replace

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.rules.sf419_unreadable_code import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_a_file_that_could_be_read_is_clean() -> None:
    check_clean(RULE, traced())


def test_a_file_that_could_not_is_found() -> None:
    problem = Problem("unreadable-code", "src/old.c could not be read: too large", Location("src/old.c"))
    check_finds(RULE, replace(traced(), extra_problems=(problem,)), "1: src/old.c could not be read")
