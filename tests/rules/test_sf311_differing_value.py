from __future__ import annotations

from specflow.rules.sf301_numeric_clash import RULE as NUMERIC
from specflow.rules.sf311_differing_value import RULE
from tests.build import check_clean, check_finds
from tests.rules.clashing import lines, marked

TIMEOUT = "parameters: {session_timeout: 30 min}\n"


def test_a_value_written_out_that_differs_from_its_parameter_is_found() -> None:
    given = lines("After a session timeout of 20 minutes, the visitor must be signed out.", more=TIMEOUT)
    finding = check_finds(RULE, given, "6: “20 minutes” is written here, and the parameter `session_timeout` says 30 min")[0]
    assert marked(given, 6, finding.at.column, finding.at.end_column) == "20 minutes"
    assert finding.related[0].at.line == 7


def test_the_same_value_in_another_unit_is_clean() -> None:
    check_clean(RULE, lines("After a session timeout of half an hour, the visitor must be signed out.", more=TIMEOUT))


def test_other_amounts_beside_the_named_parameter_are_clean() -> None:
    check_clean(RULE, lines("After a session timeout of {session_timeout}, a note must show for 5 minutes.", more=TIMEOUT))


def test_two_limits_for_one_thing_are_found_as_redundant_and_are_no_contradiction() -> None:
    given = lines("A ticket photo must be at most 2 MB.", "A ticket photo must be at most 5 MB.")
    check_finds(RULE, given, "6: `FR-01` makes `FR-02` redundant")
    check_clean(NUMERIC, given)


def test_limits_under_different_conditions_are_clean() -> None:
    check_clean(RULE, lines("A ticket photo must be at most 2 MB.", "On a slow line, a ticket photo must be at most 1 MB."))
