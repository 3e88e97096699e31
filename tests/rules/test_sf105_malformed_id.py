from __future__ import annotations

from specflow.rules.sf105_malformed_id import RULE
from tests.build import check_clean, check_finds, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_a_well_formed_id_is_clean() -> None:
    check_clean(RULE, project(GOOD))


def test_one_digit_is_too_few() -> None:
    findings = check_finds(RULE, project("requirements:\n  - {id: FR-7, title: Ask, text: Ask.}\n"), "6: FR-7")
    assert "FR-07" in findings[0].message + findings[0].help


def test_an_id_of_another_section_is_found() -> None:
    check_finds(RULE, project("requirements:\n  - {id: SM-01, title: Ask, text: Ask.}\n"), "6: SM-01")
