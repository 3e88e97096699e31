from __future__ import annotations

from dataclasses import replace

from specflow.analysis.approval.findings import in_code
from specflow.rules.sf607_unsigned_in_code import RULE
from tests.build import check_finds
from tests.trace_build import assembled


def test_signed_requirements_and_specs_nobody_signs_are_clean() -> None:
    uses = assembled().trace.uses
    assert list(in_code(uses, {"ask-maps": frozenset({"FR-01", "FR-02"})})) == []
    assert list(in_code(uses, {})) == []


def test_code_for_what_nobody_signed_is_found() -> None:
    made = assembled()
    found = tuple(in_code(made.trace.uses, {"ask-maps": frozenset({"FR-01"})}))
    check_finds(RULE, replace(made.project, extra_problems=found), "6: `ask-maps/FR-02` is in code and was never signed")
