from __future__ import annotations

from specflow.rules.sf605_vanished_requirement import RULE
from tests.build import check_clean, check_finds
from tests.sign_build import SPEC, judged, signed


def test_a_retired_requirement_is_clean() -> None:
    check_clean(RULE, judged(SPEC, signed()))
    check_clean(RULE, judged(SPEC.replace("id: FR-01", "id: FR-05") + "retired: [{id: FR-01}]\n", signed()))


def test_a_signed_requirement_cannot_just_go() -> None:
    check_finds(RULE, judged(SPEC.replace("id: FR-01", "id: FR-05"), signed()), "6: `FR-01` was signed and is gone")
