from __future__ import annotations

from specflow.rules.sf402_untested_requirement import RULE as SF402
from specflow.rules.sf406_out_of_scope_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import FILES, SPEC, changed, traced


def test_tags_inside_the_scope_are_clean() -> None:
    check_clean(RULE, traced())


def test_code_for_an_out_of_scope_line_is_an_error() -> None:
    findings = check_finds(RULE, traced(files=changed("src/ask.py", "ask-maps/FR-02", "OS-01")), "6: out of scope")
    assert findings[0].severity == "error"


def test_a_file_the_scope_does_not_cover_is_a_warning() -> None:
    more = {**FILES, "lib/more.py": "# spec: ask-maps/FR-02\ndef more():\n    return 1\n"}
    findings = check_finds(RULE, traced(files=more), "1: does not cover lib/more.py")
    assert findings[0].severity == "warning"


def test_a_test_proves_wherever_it_stands_and_code_under_the_test_globs_does_not_implement_there() -> None:
    spec = SPEC.replace('scope: ["src/**", "tests/**"]', 'scope: ["src/**"]')
    given = traced(spec)
    check_clean(RULE, given)
    check_clean(SF402, given)
    assert given.trace is not None
    assert [state.state for state in given.trace.states if state.id == "ask-maps/FR-01"] == ["verified"]
    code = changed("tests/test_ask.py", "# spec: FR-01", "# spec-impl: FR-01")
    check_finds(RULE, traced(spec, files=code), "1: does not cover tests/test_ask.py")
