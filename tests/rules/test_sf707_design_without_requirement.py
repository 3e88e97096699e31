from __future__ import annotations

from specflow.rules.sf707_design_without_requirement import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_an_element_with_its_requirement_is_clean() -> None:
    check_clean(RULE, planned("design: {gates: [{id: GT-01, when: a, then: b, requirements: [FR-02]}]}"))


def test_an_element_of_nobody_and_one_of_an_unknown_id() -> None:
    given = planned("""
        design:
          gates:
            - {id: GT-01, when: the cache is cold, then: ask twice}
          logic:
            - {id: LG-01, text: a, requirements: [FR-44]}
        """)
    check_finds(RULE, given, "5: `GT-01` follows from no requirement", "7: `LG-01` names `FR-44`")
