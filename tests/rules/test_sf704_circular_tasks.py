from __future__ import annotations

from specflow.rules.sf704_circular_tasks import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_an_order_without_a_circle_is_clean() -> None:
    check_clean(RULE, planned("tasks: [{id: T-01, title: A}, {id: T-02, title: B, depends_on: [T-01]}]"))


def test_each_circle_is_told_once() -> None:
    given = planned("""
        tasks:
          - {id: T-01, title: A, depends_on: [T-02]}
          - {id: T-02, title: B, depends_on: [T-01]}
          - {id: T-03, title: C, depends_on: [T-03]}
          - {id: T-04, title: D, depends_on: [T-01]}
        """)
    check_finds(RULE, given, "4: T-01 → T-02 → T-01", "6: T-03 → T-03")
