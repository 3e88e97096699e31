from __future__ import annotations

from specflow.rules.sf107_unknown_reference import RULE
from tests.build import check_clean, check_finds, project

SPEC = """stories:
  - {id: US-01, as: a visitor, want: to ask}
requirements:
  - {id: FR-01, title: Ask, text: One., story: US-01, depends_on: [FR-02]}
  - {id: FR-02, title: Ask, text: Two., aliases: [FR-09]}
"""


def test_references_that_exist_are_clean() -> None:
    check_clean(RULE, project(SPEC))
    check_clean(RULE, project(SPEC.replace("[FR-02]", "[FR-09]")))


def test_a_dangling_reference_is_found_with_the_nearest_id() -> None:
    check_finds(RULE, project(SPEC.replace("[FR-02]", "[FR-20]")), "8: `FR-20`, which does not exist; did you mean")


def test_a_reference_to_a_retired_id_says_so() -> None:
    retired = SPEC.replace("[FR-02]", "[FR-30]") + "retired: [{id: FR-30}]\n"
    check_finds(RULE, project(retired), "8: `FR-30`, which was retired")


def test_decisions_and_resolutions_are_looked_at() -> None:
    more = SPEC + "decisions:\n  - {id: DN-01, question: How?, serves: [SM-07]}\n"
    more += "resolutions:\n  - {between: [FR-01, FR-77], why: x, by: y}\n"
    check_finds(RULE, project(more), "11: `SM-07`", "13: `FR-77`")
