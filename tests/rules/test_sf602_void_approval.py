from __future__ import annotations

from specflow.rules.sf602_void_approval import RULE
from tests.build import check_clean, check_finds
from tests.sign_build import SPEC, judged, signed


def test_what_is_in_no_hash_voids_nothing() -> None:
    check_clean(RULE, judged(SPEC, signed()))
    check_clean(RULE, judged(SPEC.replace("status: final", "status: review, aliases: [FR-09]"), signed()))


def test_a_changed_text_voids_both_signatures() -> None:
    given = judged(SPEC.replace("to ask.", "to shout."), signed())
    findings = check_finds(RULE, given, "6: sign-off of product and engineering is void")
    assert "A visitor must be able to ask." in findings[0].related[0].message


def test_a_waiver_voids_what_engineering_signed() -> None:
    waived = SPEC.replace("status: final}", "status: final, waivers: [{code: SF402, reason: a, owner: b, until: 2027-01-01}]}")
    check_finds(RULE, judged(waived, signed()), "6: sign-off of engineering is void")


def test_a_changed_parameter_voids_those_that_use_it() -> None:
    spec = "parameters: {bar: 0.75}\n" + SPEC.replace('A visitor must be able to ask.', '"A visitor must be able to ask {bar}."')
    check_finds(RULE, judged(spec.replace("0.75", "0.7"), signed(spec)), "7: is void")


def test_a_forged_hash_signs_nothing() -> None:
    other = SPEC.replace("to ask.", "to shout.")
    now = {(one.role, one.subject): one.hash for one in signed(other)}
    forged = [one._replace(hash=now[one.role, one.subject]) for one in signed()]
    check_finds(RULE, judged(other, forged), "6: is void")
