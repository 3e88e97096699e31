from __future__ import annotations

from specflow.rules.sf102_unknown_key import RULE
from tests.build import check_clean, check_finds, check_fixed, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""
BAD = """requirements:
  - id: FR-01
    titel: Ask
    title: Ask
    text: A visitor must be able to ask.
"""


def test_known_keys_are_clean() -> None:
    check_clean(RULE, project(GOOD))


# spec: note-to-spec/FR-13
def test_an_unknown_key_is_named_with_the_nearest_known_one() -> None:
    findings = check_finds(RULE, project(BAD), "7: titel")
    assert "title" in findings[0].message + findings[0].help
    assert findings[0].requirement == "ask-maps/FR-01"


def test_a_misspelt_key_is_renamed_by_the_fix() -> None:
    given = project("requirements:\n  - {id: FR-01, title: Ask, text: Ask., prioritry: must}\n")
    check_fixed(RULE, given, "requirements:\n  - {id: FR-01, title: Ask, text: Ask., priority: must}\n")
