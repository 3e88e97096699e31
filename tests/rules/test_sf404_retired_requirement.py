from __future__ import annotations

from specflow.rules.sf404_retired_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import changed, traced


def test_living_requirements_are_clean() -> None:
    check_clean(RULE, traced())


def test_a_retired_one_is_found_with_its_reason() -> None:
    given = traced(files=changed("src/ask.py", "ask-maps/FR-02", "FR-09"))
    check_finds(RULE, given, "6: `ask-maps/FR-09` was retired (Merged into FR-01)")
