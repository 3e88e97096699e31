from __future__ import annotations

from specflow.rules.sf403_unknown_requirement import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import changed, traced


def test_known_ids_are_clean() -> None:
    check_clean(RULE, traced())


def test_an_unknown_id_is_found_at_the_id_with_the_nearest() -> None:
    given = traced(files=changed("src/ask.py", "ask-maps/FR-02", "ask-maps/FR-20"))
    findings = check_finds(RULE, given, "6: `ask-maps/FR-20` is unknown")
    assert "did you mean `ask-maps/FR-0" in findings[0].message
    assert findings[0].at.path == "src/ask.py"


def test_an_unknown_feature_is_named() -> None:
    check_finds(RULE, traced(files=changed("src/ask.py", "ask-maps/FR-02", "ask-map/FR-02")), "6: did you mean `ask-maps/FR-02`?")
