from __future__ import annotations

from specflow.rules.sf507_unknown_claim import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import PASSED, traced


def test_claims_that_exist_are_clean() -> None:
    check_clean(RULE, traced(results=(PASSED[0]._replace(requirements=("ask-maps/FR-01",)),)))


def test_a_marker_that_names_nothing_is_found() -> None:
    check_finds(RULE, traced(results=(PASSED[0]._replace(requirements=("ask-maps/FR-70",)),)), "3: claims `ask-maps/FR-70`")


def test_a_marker_that_is_no_id_is_found() -> None:
    check_finds(RULE, traced(results=(PASSED[0]._replace(requirements=("nonsense",)),)), "3: it is no id")
