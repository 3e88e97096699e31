from __future__ import annotations

from specflow.rules.sf117_invalid_value import RULE
from tests.build import check_clean, check_finds, found, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_allowed_values_are_clean() -> None:
    check_clean(RULE, project(GOOD.replace("ask.}", "ask., status: final, priority: could}")))


def test_an_unknown_status_is_found_with_those_allowed() -> None:
    findings = check_finds(RULE, project("requirements:\n  - {id: FR-01, title: Ask, text: b, status: finall}\n"), "6: finall")
    assert "final" in findings[0].message + findings[0].help


def test_a_waiver_needs_a_reason_and_an_owner_that_say_something() -> None:
    waiver = "{{code: SF402, reason: {}, owner: {}, until: 2027-01-01}}"
    line = f"requirements: [{{{{id: FR-01, title: A, text: B must be., waivers: [{waiver}]}}}}]\n"
    check_clean(RULE, project(line.format("Later", "ann")))
    assert len(found(RULE, project(line.format('" "', '""')))) == 2
