from __future__ import annotations

from specflow.rules.sf510_unreached_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, SPEC, traced

PROVEN = SPEC.replace("to ask., status: final", "to ask., rung: proven, status: final")



def test_verified_is_enough_where_no_more_is_asked() -> None:
    check_clean(RULE, traced())


def test_a_rung_above_needs_reach() -> None:
    check_finds(RULE, traced(PROVEN), "8: is verified and has to be proven")


def test_reach_that_was_seen_is_clean() -> None:
    check_clean(RULE, traced(PROVEN, results=(PASSED[0]._replace(reached=("src/ask.py::ask",)),)))
