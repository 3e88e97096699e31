from __future__ import annotations

from specflow.rules.sf701_broken_plan import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_a_plan_that_can_be_read_is_clean() -> None:
    check_clean(RULE, planned("tasks: [{id: T-01, title: A, requirements: [FR-01]}]"))


def test_every_broken_item_is_named_with_its_line_and_the_others_still_count() -> None:
    given = planned("""
        taks: []
        tasks:
          - {id: T-01, title: A, size: XL}
          - {id: T-01, title: B}
          - {title: C}
          - {id: T-02, title: D, requirments: [FR-01]}
        """)
    check_finds(
        RULE, given, "3: `taks` is no key of a plan; did you mean `tasks`?", "5: `size` says `XL`", "6: `T-01` stands here twice",
        "7: `id` is missing", "8: did you mean `requirements`?",
    )  # fmt: skip
    plan = given.plans["ask-maps"].plan
    assert plan is not None
    assert [task.id for task in plan.tasks] == ["T-01", "T-02"]


def test_no_yaml_at_all() -> None:
    given = planned("tasks: [")
    assert given.plans["ask-maps"].plan is None
    check_finds(RULE, given, "3: no YAML")
