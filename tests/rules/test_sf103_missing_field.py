from __future__ import annotations

from specflow.rules.sf103_missing_field import RULE
from tests.build import check_clean, check_finds, found, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_complete_items_are_clean() -> None:
    check_clean(RULE, project(GOOD))


def test_a_requirement_without_text_is_found_at_its_item() -> None:
    check_finds(RULE, project("requirements:\n  - id: FR-01\n    title: Ask\n"), "6: text")


def test_a_spec_without_its_head_misses_every_field() -> None:
    findings = found(RULE, project("requirements: []\n", head=""))
    missing = " ".join(finding.message for finding in findings)
    assert all(f"`{key}`" in missing for key in ("schema", "feature", "title", "goal"))
