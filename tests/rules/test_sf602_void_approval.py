from __future__ import annotations

import pytest

from specflow.rules.sf602_void_approval import RULE
from tests.build import check_clean, check_finds
from tests.rules.signed import SPEC, both, judged


def test_the_signed_words_are_clean_and_so_is_what_no_role_signs() -> None:
    check_clean(RULE, judged(both("FR-01", "FR-02")))
    check_clean(RULE, judged(both("FR-01", "FR-02"), SPEC.replace("title: Ask", "aliases: [FR-09], title: Ask")))
    check_clean(RULE, judged(both("FR-01", "FR-02"), SPEC.replace("ask., status: final", "ask., status: review")))


@pytest.mark.parametrize("new", ["to ask,", "to talk.", "to  ask!"])
def test_other_words_void_both_sign_offs_down_to_the_comma(new: str) -> None:
    found = check_finds(RULE, judged(both("FR-01", "FR-02"), SPEC.replace("to ask.", f'"{new}"'.strip('"').replace(",", ";"))),
                        "6: the sign-off of product and engineering is void")  # fmt: skip
    assert "A visitor must be able to ask." in found[0].related[0].message


def test_a_check_that_goes_voids_engineering_s_only() -> None:
    spec = SPEC.replace("ask., status", "ask., implemented_by: [src/a.py], status")
    check_finds(RULE, judged(both("FR-01", "FR-02"), spec), "6: the sign-off of engineering is void")


def test_a_change_of_what_it_depends_on_voids_it_too() -> None:
    from tests.rules.signed import record

    old = SPEC.replace("see an answer., status", "see an answer., depends_on: [FR-01], status")
    records = tuple(record(id_, role, spec=old) for id_ in ("FR-01", "FR-02") for role in ("product", "engineering"))
    check_clean(RULE, judged(records, old))
    check_finds(RULE, judged(records, old.replace("to ask.", "to talk.")), "6: void", "7: void")
