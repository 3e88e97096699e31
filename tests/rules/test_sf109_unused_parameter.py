from __future__ import annotations

from specflow.rules.sf109_unused_parameter import RULE
from tests.build import check_clean, check_finds, project

SPEC = """parameters:
  max_results: 10
  bar: {value: 0.75}
  spare: 3
requirements:
  - {id: FR-01, title: Ask, text: "At most {max_results}.", checks: [{metric: {above: "{bar.value}"}}]}
"""


def test_a_parameter_that_nothing_names_is_found_at_its_key() -> None:
    check_finds(RULE, project(SPEC), "8: `spare`")


def test_text_checks_and_decisions_are_uses() -> None:
    check_clean(RULE, project(SPEC + "decisions: [{id: DN-01, question: How?, sets: [spare]}]\n"))
