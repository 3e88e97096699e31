from __future__ import annotations

from specflow.rules.sf511_unproven_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, SPEC, traced

PROVEN = SPEC.replace("to ask., status: final", "to ask., rung: proven, status: final")



def test_reached_and_not_proven_is_found() -> None:
    reached = (PASSED[0]._replace(reached=("src/ask.py::ask",)),)
    check_finds(RULE, traced(PROVEN, results=reached), "8: is reached and has to be proven")
    check_clean(RULE, traced(results=reached))
