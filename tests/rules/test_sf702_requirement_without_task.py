from __future__ import annotations

from specflow.rules.sf702_requirement_without_task import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned

ONE = "tasks: [{id: T-01, title: A, requirements: [FR-01]}]"


def test_what_was_never_planned_is_not_owed() -> None:
    check_clean(RULE, planned(ONE))


def test_a_planned_requirement_without_a_task() -> None:
    check_finds(RULE, planned("planned: {FR-01: aa, FR-02: bb}\n" + ONE), "9: no task of specs/ask-maps/plan.yaml")


def test_an_unsigned_plan_answers_for_everything_but_placeholders() -> None:
    check_finds(RULE, planned("unsigned: true\n" + ONE), "9: builds `ask-maps/FR-02`")
    spec = "requirements:\n  - {id: FR-01, title: A, text: A must., status: placeholder}\n"
    check_clean(RULE, planned("unsigned: true\ntasks: []", spec))
