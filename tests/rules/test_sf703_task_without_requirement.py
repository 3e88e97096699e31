from __future__ import annotations

from specflow.rules.sf703_task_without_requirement import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_a_task_for_a_requirement_is_clean() -> None:
    check_clean(RULE, planned("tasks: [{id: T-01, title: A, requirements: [FR-01]}]"))


def test_tasks_for_nothing_the_unknown_and_the_retired() -> None:
    given = planned("""
        tasks:
          - {id: T-01, title: Tidy}
          - {id: T-02, title: B, requirements: [FR-77]}
          - {id: T-03, title: C, requirements: [FR-09]}
        """)
    check_finds(RULE, given, "4: names no requirement", "5: `FR-77`, which is not in", "6: `FR-09`, which was retired")
