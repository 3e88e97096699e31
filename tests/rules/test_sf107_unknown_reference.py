from __future__ import annotations

from specflow.model.project import Project
from specflow.parse.spec import read_spec
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


def test_a_line_of_another_feature_is_looked_up_there_or_left_alone() -> None:
    more = SPEC + "resolutions:\n  - {between: [FR-01, planning/FR-02], why: x, by: y}\n"
    alone, other = project(more), project(SPEC.replace("ask-maps", "planning"))
    check_clean(RULE, alone)
    planning = read_spec("specs/planning/spec.yaml", other.specs[0].text.replace("feature: ask-maps", "feature: planning"))
    both = Project(specs=(*alone.specs, planning))
    check_clean(RULE, both)
    wrong = project(more.replace("planning/FR-02", "planning/FR-07"))
    check_finds(RULE, Project(specs=(*wrong.specs, planning)), "11: `planning/FR-07`, which does not exist")


def test_a_waiver_of_a_code_that_no_rule_has_is_found() -> None:
    waiver = "waivers: [{code: SF402, reason: Later, owner: jo, until: 2027-01-31}]"
    text = SPEC.replace("aliases: [FR-09]", waiver)
    check_clean(RULE, project(text))
    check_finds(RULE, project(text.replace("SF402", "sf402")), "9: `sf402`, which is no finding's code; did you mean `SF402`?")
    check_finds(RULE, project(text.replace("SF402", "SF999")), "9: `SF999`, which is no finding's code")
    check_finds(RULE, project(text.replace("SF402", "untested-requirement")), "9: `untested-requirement`")
