from __future__ import annotations

from specflow.rules.sf601_missing_approval import RULE
from tests.build import check_clean, check_finds
from tests.sign_build import SPEC, judged, signed


def test_both_signatures_and_a_spec_that_nobody_signs_are_clean() -> None:
    check_clean(RULE, judged(SPEC, signed()))
    check_clean(RULE, judged(SPEC, []))


def test_one_signature_is_an_opinion() -> None:
    check_finds(RULE, judged(SPEC, signed(roles=("product",))), "6: not signed by engineering")


def test_a_final_requirement_that_nobody_signed_is_found() -> None:
    final = SPEC.replace("left out.}", "left out., status: final}")
    check_finds(RULE, judged(final, signed()), "7: not signed by product and engineering")
