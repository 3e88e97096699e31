from __future__ import annotations

from specflow.rules.sf116_wrong_type import RULE
from tests.build import check_clean, check_finds, check_fixed, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_text_where_text_is_meant_is_clean() -> None:
    check_clean(RULE, project(GOOD))
    check_clean(RULE, project('version: "1.10"\n' + GOOD))


def test_a_version_that_would_come_back_changed_is_found_and_quoted() -> None:
    given = project("version: 1.10\nrequirements: []\n")
    findings = check_finds(RULE, given, "5: 1.1")
    assert findings[0].at.column == 10
    check_fixed(RULE, given, 'version: "1.10"\nrequirements: []\n')


def test_words_that_other_readers_take_for_booleans_are_text() -> None:
    check_clean(RULE, project("requirements:\n  - {id: FR-01, title: no, text: on}\n"))


def test_a_list_where_text_is_meant_is_found() -> None:
    check_finds(RULE, project("requirements:\n  - {id: FR-01, title: [a], text: b}\n"), "6: title")
