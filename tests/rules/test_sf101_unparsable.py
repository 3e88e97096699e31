from __future__ import annotations

from specflow.rules.sf101_unparsable import RULE
from tests.build import check_clean, check_finds, found, project

GOOD = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask.}
"""


def test_a_spec_that_parses_is_clean() -> None:
    check_clean(RULE, project(GOOD))


def test_a_quote_that_is_never_closed_is_found_where_it_is() -> None:
    findings = found(RULE, project('goal: x\nrequirements: "never closed\n', head="schema: specflow/v1\n"))
    assert len(findings) == 1
    assert findings[0].at.line in (2, 3, 4)


def test_an_empty_file_says_what_to_start_with() -> None:
    findings = check_finds(RULE, project("", head=""), "1: empty")
    assert "specflow draft" in findings[0].help
