from __future__ import annotations

from specflow.model.finding import Severity
from specflow.rules.sf705_missing_dependency import RULE
from tests.build import check_clean, check_finds
from tests.plan_build import planned


def test_said_directly_or_through_others_is_clean() -> None:
    check_clean(RULE, planned("""
        tasks:
          - {id: T-01, title: A, requirements: [FR-01]}
          - {id: T-02, title: B, depends_on: [T-01]}
          - {id: T-03, title: C, requirements: [FR-02], depends_on: [T-02]}
        """))


def test_one_that_does_not_exist() -> None:
    check_finds(RULE, planned("tasks: [{id: T-01, title: A, requirements: [FR-01], depends_on: [T-77]}]"), "3: `T-77`")


def test_what_the_spec_demands_and_the_plan_does_not_say() -> None:
    given = planned("tasks:\n  - {id: T-01, title: A, requirements: [FR-01]}\n  - {id: T-02, title: B, requirements: [FR-02]}\n")
    [finding] = check_finds(RULE, given, "5: `T-02` does not wait for T-01, which builds `FR-01`")
    assert finding.severity is Severity.WARNING
