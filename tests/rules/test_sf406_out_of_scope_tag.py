from __future__ import annotations

from specflow.rules.sf406_out_of_scope_tag import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import FILES, changed, traced


def test_tags_inside_the_scope_are_clean() -> None:
    check_clean(RULE, traced())


def test_code_for_an_out_of_scope_line_is_an_error() -> None:
    findings = check_finds(RULE, traced(files=changed("src/ask.py", "ask-maps/FR-02", "OS-01")), "6: out of scope")
    assert findings[0].severity == "error"


def test_a_file_the_scope_does_not_cover_is_a_warning() -> None:
    more = {**FILES, "lib/more.py": "# spec: ask-maps/FR-02\ndef more():\n    return 1\n"}
    findings = check_finds(RULE, traced(files=more), "1: does not cover lib/more.py")
    assert findings[0].severity == "warning"
