from __future__ import annotations

from specflow.rules.sf407_duplicate_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import changed, traced


def test_every_id_once_is_clean() -> None:
    check_clean(RULE, traced())


def test_the_second_tag_of_one_definition_is_found() -> None:
    twice = changed("src/ask.py", "# spec: FR-01\n", "# spec: FR-01\n# spec: FR-02, FR-01\n")
    check_finds(RULE, traced(files=twice), "2: `ask-maps/FR-01` is named here already, on line 1")


def test_two_functions_may_serve_one_requirement() -> None:
    check_clean(RULE, traced(files=changed("src/ask.py", "ask-maps/FR-02", "FR-01")))
