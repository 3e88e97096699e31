from __future__ import annotations

import pytest

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
    assert "Did you mean `title`?" in findings[0].message
    assert findings[0].requirement == "ask-maps/FR-01"


# spec: note-to-spec/FR-13
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("prioritry", "priority"),
        ("Priority", "priority"),
        ("depends-on", "depends_on"),
        ("acceptance-criteria", "scenarios"),
        ("Verified By", "verified_by"),
        ("acceptance criteria", "scenarios"),
        ("tests", "verified_by"),
    ],
)
def test_the_key_that_was_meant_is_named_and_offered(written: str, meant: str) -> None:
    given = project(f"requirements:\n  - {{id: FR-01, title: Ask, text: Ask., {written}: must}}\n")
    finding = check_finds(RULE, given, f"6: Did you mean `{meant}`?")[0]
    assert finding.help == f"Rename it to `{meant}`."
    assert finding.fix is not None


# spec: note-to-spec/FR-13
@pytest.mark.parametrize("written", ["zzz", "pry", "a_" * 4000])
def test_a_key_that_resembles_none_is_told_which_there_are(written: str) -> None:
    given = project(f"requirements:\n  - {{id: FR-01, title: Ask, text: Ask., ? {written} : must}}\n")
    finding = check_finds(RULE, given, "6: no key")[0]
    assert "Did you mean" not in finding.message
    assert "priority" in finding.help


# spec: note-to-spec/FR-13
def test_a_misspelt_key_is_renamed_by_the_fix() -> None:
    given = project("requirements:\n  - {id: FR-01, title: Ask, text: Ask., prioritry: must}\n")
    check_fixed(RULE, given, "requirements:\n  - {id: FR-01, title: Ask, text: Ask., priority: must}\n")
