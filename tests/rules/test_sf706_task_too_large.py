from __future__ import annotations

from specflow.rules.sf706_task_too_large import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_small_tasks_finished_ones_and_metrics_are_clean() -> None:
    check_clean(RULE, planned("""
        tasks:
          - {id: T-01, title: A, requirements: [FR-01], size: M}
          - {id: T-02, title: B, requirements: [FR-01], size: L, status: done}
          - {id: T-03, title: C, requirements: [SM-01, SM-02, SM-03, SM-04, SM-05]}
        """))


def test_each_way_to_be_too_large() -> None:
    given = planned("""
        tasks:
          - {id: T-01, title: A, size: L}
          - {id: T-02, title: B, requirements: [FR-01, FR-02, FR-03, FR-04, FR-05]}
          - {id: T-03, title: C, files: [a, b, c, d, e, f, g, h, i]}
        """)
    check_finds(RULE, given, "4: is of size L", "5: serves 5 requirements", "6: may touch 9 files")
