from __future__ import annotations

from specflow.rules.sf402_untested_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import CODE, traced


def test_a_claiming_test_is_clean() -> None:
    check_clean(RULE, traced())


def test_a_must_without_a_test_is_found_with_its_code() -> None:
    findings = check_finds(RULE, traced(files={"src/ask.py": CODE}), "8: no test claims `ask-maps/FR-01`")
    assert findings[0].related[0].at.path == "src/ask.py"


def test_a_should_needs_no_test_until_release() -> None:
    check_clean(RULE, traced())
    check_finds(RULE, traced(release=True), "9: no test claims `ask-maps/FR-02`")
