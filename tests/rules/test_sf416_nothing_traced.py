from __future__ import annotations

from specflow.rules.sf416_nothing_traced import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_files_that_were_looked_at_are_clean() -> None:
    check_clean(RULE, traced())


def test_a_check_that_looked_at_nothing_is_found() -> None:
    check_finds(RULE, traced(files={}), "1: nothing was traced")


def test_with_nothing_enforced_there_is_nothing_to_miss() -> None:
    check_clean(RULE, traced(files={}, enforce="none"))
