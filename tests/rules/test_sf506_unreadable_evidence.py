from __future__ import annotations

from dataclasses import replace

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.rules.sf506_unreadable_evidence import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_readable_evidence_is_clean() -> None:
    check_clean(RULE, traced())


def test_unreadable_evidence_is_found() -> None:
    problem = Problem("unreadable-evidence", "the file is cut off", Location("evidence/junit.xml", 7))
    check_finds(RULE, replace(traced(), extra_problems=(problem,)), "7: cut off")
