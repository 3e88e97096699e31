from __future__ import annotations

from specflow.rules.sf118_missing_mockup import RULE
from tests.build import check_clean, check_finds, project

SPEC = "requirements:\n  - {id: FR-01, title: Ask, text: Ask., mockup: mockups/a.svg}\n"


def test_a_mockup_that_is_there_is_clean() -> None:
    check_clean(RULE, project(SPEC, files=frozenset({"specs/ask-maps/mockups/a.svg"})))


def test_one_that_is_not_is_found() -> None:
    check_finds(RULE, project(SPEC), "6: does not stand in `specs/ask-maps`")


def test_a_kind_the_page_cannot_show_is_found() -> None:
    check_finds(RULE, project(SPEC.replace("a.svg", "a.exe")), "6: no picture")
