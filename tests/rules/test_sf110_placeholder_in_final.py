from __future__ import annotations

from specflow.rules.sf110_placeholder_in_final import RULE
from tests.build import check_clean, check_finds, project

SPEC = """requirements:
  - {id: FR-01, title: Ask, text: "Results must be ordered by [to be decided].", status: placeholder}
"""


def test_a_gap_in_a_placeholder_is_clean() -> None:
    check_clean(RULE, project(SPEC))


def test_a_gap_in_a_final_requirement_is_found_at_its_words() -> None:
    findings = check_finds(RULE, project(SPEC.replace("status: placeholder", "status: final")), "6: [to be decided]")
    assert findings[0].at.end_column - findings[0].at.column == len("[to be decided]")


def test_a_proposal_cannot_be_final() -> None:
    text = "requirements:\n  - {id: FR-01, title: Ask, text: Ask., status: final, proposed: true}\n"
    (finding,) = check_finds(RULE, project(text), "6: still marked `proposed`")
    assert "remove `proposed`" in finding.help


def test_scenarios_are_looked_at() -> None:
    text = "requirements:\n  - {id: FR-01, title: Ask, text: Ask., status: final, scenarios: [{then: TBD}]}\n"
    check_finds(RULE, project(text), "6: “TBD”")


def test_words_in_brackets_that_are_no_gap_are_clean() -> None:
    text = "requirements:\n  - {id: FR-01, title: Ask, text: 'Show “Results from [adjacent city]”.', status: final}\n"
    check_clean(RULE, project(text))
