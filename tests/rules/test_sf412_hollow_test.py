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
    found = check_finds(RULE, traced(files=hollow("assert ask('x')", "@pytest.mark.skip\n")), "3: is skipped")
    assert found[0].help.startswith("Let it run")


def test_expecting_an_error_is_an_assertion() -> None:
    check_clean(RULE, traced(files=hollow("with pytest.raises(ValueError):\n        ask('')")))


def test_what_does_not_gate_is_a_warning() -> None:
    findings = check_finds(RULE, traced(files=hollow("pass"), enforce="none"), "2: does nothing")
    assert findings[0].severity == "warning"


def test_a_class_or_file_of_hollow_tests_is_found() -> None:
    two = "class TestAsk:\n    def test_ask(self):\n        ask('x')\n    def test_more(self):\n        {}\n"
    whole = {**FILES, "tests/test_ask.py": "# spec: FR-01\n" + two.format("pass")}
    check_finds(RULE, traced(files=whole), "2: none of its tests can fail: `TestAsk.test_ask` asserts nothing, `TestAsk.")
    check_finds(RULE, traced(files={**FILES, "tests/test_ask.py": "# spec-file: FR-01\n" + two.format("pass")}), "1: none of its")
    check_clean(RULE, traced(files={**FILES, "tests/test_ask.py": "# spec: FR-01\n" + two.format("assert ask('x')")}))


def test_a_test_whose_name_is_given_away_never_runs() -> None:
    files = hollow("assert ask('x')\n\ndef test_ask():\n    assert ask('y')")
    check_finds(RULE, traced(files=files), "2: never runs: line 5 gives its name to another test")


def test_tests_of_one_name_in_different_places_all_run() -> None:
    two = "class TestA:\n    # spec: FR-01\n    def test_ask(self):\n        assert ask('x')\n\n"
    check_clean(RULE, traced(files={**FILES, "tests/test_ask.py": two + two.replace("TestA", "TestB")}))
    two = "if old:\n    # spec: FR-01\n    def test_ask():\n        assert ask('x')\n"
    check_clean(RULE, traced(files={**FILES, "tests/test_ask.py": two + two.replace("if old", "else")}))
