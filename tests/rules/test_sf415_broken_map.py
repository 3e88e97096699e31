from __future__ import annotations

from specflow.rules.sf415_broken_map import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import SPEC, traced


def mapped(target: str) -> str:
    return SPEC.replace("left out., status: final", f"left out., implemented_by: [{target}], status: final")


def test_entries_that_lead_somewhere_are_clean() -> None:
    check_clean(RULE, traced(mapped("src/ask.py::gate, src/ask.py")))


def test_a_missing_file_and_a_missing_name_are_found() -> None:
    check_finds(RULE, traced(mapped("src/gone.py")), "9: `src/gone.py`, which is no source or test file")
    check_finds(RULE, traced(mapped("src/ask.py::gates")), "9: `gates`, which src/ask.py does not define")
