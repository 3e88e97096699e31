from __future__ import annotations

from specflow.rules.sf104_duplicate_id import RULE
from tests.build import check_clean, check_finds, project

TWICE = """requirements:
  - {id: FR-01, title: Ask, text: One.}
  - {id: FR-02, title: Ask, text: Two.}
  - {id: FR-01, title: Ask, text: Three.}
"""
ALIAS = """requirements:
  - {id: FR-01, title: Ask, text: One., aliases: [FR-09]}
  - {id: FR-09, title: Ask, text: Two.}
"""


def test_ids_that_differ_are_clean() -> None:
    check_clean(RULE, project(TWICE.replace("FR-01, title: Ask, text: Three", "FR-03, title: Ask, text: Three")))


def test_the_second_use_is_found_with_the_next_free_id() -> None:
    findings = check_finds(RULE, project(TWICE), "8: `FR-01` stands already on line 6")
    assert "`FR-03`" in findings[0].message
    assert findings[0].related[0].at.line == 6


def test_an_alias_may_be_the_id_of_another_and_not_its_alias() -> None:
    check_clean(RULE, project(ALIAS))
    check_finds(RULE, project(ALIAS.replace("text: Two.", "text: Two., aliases: [FR-09]")), "7: `FR-09`")


def test_two_specs_may_use_the_same_id() -> None:
    one = "requirements:\n  - {id: FR-01, title: Ask, text: One.}\n"
    check_clean(RULE, project(one, one))
