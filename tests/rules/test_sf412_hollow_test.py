from __future__ import annotations

from specflow.rules.sf412_hollow_test import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import FILES, traced


def hollow(body: str, above: str = "") -> dict[str, str]:
    return {**FILES, "tests/test_ask.py": f"{above}# spec: FR-01\ndef test_ask():\n    {body}\n"}


def test_a_test_that_asserts_is_clean() -> None:
    check_clean(RULE, traced())


def test_empty_assertion_free_and_skipped_tests_are_found() -> None:
    check_finds(RULE, traced(files=hollow("pass")), "2: does nothing")
    check_finds(RULE, traced(files=hollow("ask('x')")), "2: asserts nothing")
    check_finds(RULE, traced(files=hollow("assert ask('x')", "@pytest.mark.skip\n")), "3: is skipped")


def test_expecting_an_error_is_an_assertion() -> None:
    check_clean(RULE, traced(files=hollow("with pytest.raises(ValueError):\n        ask('')")))


def test_what_does_not_gate_is_a_warning() -> None:
    findings = check_finds(RULE, traced(files=hollow("pass"), enforce="none"), "2: does nothing")
    assert findings[0].severity == "warning"
