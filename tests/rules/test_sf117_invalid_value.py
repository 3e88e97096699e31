from __future__ import annotations

from specflow.rules.sf117_invalid_value import RULE
from tests.build import check_clean, check_finds, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_allowed_values_are_clean() -> None:
    check_clean(RULE, project(GOOD.replace("ask.}", "ask., status: final, priority: could}")))


def test_an_unknown_status_is_found_with_those_allowed() -> None:
    findings = check_finds(RULE, project("requirements:\n  - {id: FR-01, title: Ask, text: b, status: finall}\n"), "6: finall")
    assert "final" in findings[0].message + findings[0].help
