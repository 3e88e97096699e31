from __future__ import annotations

from specflow.rules.sf401_unimplemented_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import SPEC, changed, traced


def test_code_with_a_tag_is_clean() -> None:
    check_clean(RULE, traced())


def test_a_final_requirement_without_code_is_found_where_it_stands() -> None:
    given = traced(files=changed("src/ask.py", "# spec: ask-maps/FR-02\n", ""))
    findings = check_finds(RULE, given, "9: no code answers for `ask-maps/FR-02`")
    assert findings[0].requirement == "ask-maps/FR-02"


def test_what_is_not_enforced_is_left_alone() -> None:
    check_clean(RULE, traced(files={}, enforce="none"))


def test_a_map_counts_as_code() -> None:
    mapped = SPEC.replace("left out., status: final", "left out., implemented_by: [src/ask.py::gate], status: final")
    check_clean(RULE, traced(mapped, changed("src/ask.py", "# spec: ask-maps/FR-02\n", "")))


def test_a_could_may_be_missing() -> None:
    could = SPEC.replace("priority: should", "priority: could")
    check_clean(RULE, traced(could, changed("src/ask.py", "# spec: ask-maps/FR-02\n", "")))
