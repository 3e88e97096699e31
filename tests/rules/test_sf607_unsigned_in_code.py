from __future__ import annotations

from dataclasses import replace

from specflow.analysis.approval.findings import in_code
from specflow.rules.sf607_unsigned_in_code import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import traced


def test_signed_lines_and_specs_that_nobody_signed_are_clean() -> None:
    given = traced()
    assert given.trace is not None
    uses = given.trace.uses
    assert uses
    ids = frozenset(use.meant.partition("/")[2] for use in uses)
    check_clean(RULE, replace(given, extra_problems=tuple(in_code(uses, {}))))
    check_clean(RULE, replace(given, extra_problems=tuple(in_code(uses, {"ask-maps": ids}))))


def test_code_for_what_nobody_signed_is_found() -> None:
    given = traced()
    assert given.trace is not None
    problems = tuple(in_code(given.trace.uses, {"ask-maps": frozenset({"FR-99"})}))
    assert problems
    check_finds(RULE, replace(given, extra_problems=problems[:1]), f"{problems[0].at.line}: is in code and was never signed")
