from __future__ import annotations

from specflow.rules.sf108_unknown_parameter import RULE
from tests.build import check_clean, check_finds, found, project

SPEC = """parameters: {max_results: 10}
requirements:
  - {id: FR-01, title: Ask, text: "At most {max_results} places, in {{braces}}."}
"""


def test_defined_parameters_and_doubled_braces_are_clean() -> None:
    check_clean(RULE, project(SPEC))


def test_an_undefined_one_is_found_at_its_words() -> None:
    given = project(SPEC.replace("{max_results} places", "{max_result} places"))
    findings = check_finds(RULE, given, "7: did you mean `max_results`?")
    assert (findings[0].at.column, findings[0].at.end_column) == (44, 56)


def test_scenarios_metrics_and_decisions_are_looked_at() -> None:
    more = SPEC.replace('braces}}."}', "braces}}.\", scenarios: [{then: '{gone}'}]}")
    more += "metrics: [{id: SM-01, text: Rate, target: '{bar}'}]\ndecisions: [{id: DN-01, question: How?, sets: [bar]}]\n"
    assert sorted(finding.at.line for finding in found(RULE, project(more))) == [7, 8, 9]
