from __future__ import annotations

import pytest

from specflow.rules.sf207_several_in_one import RULE
from tests.build import check_clean, check_finds
from tests.rules.wording import one, pointed


def test_three_obligations_are_found_at_the_second() -> None:
    text = "The clerk must see the case. The clerk must be able to close it. A closed case shall be read-only."
    findings = check_finds(RULE, one(text), "6: this text holds 3 obligations")
    assert findings[0].severity == "warning"
    assert pointed(RULE, one(text)) == ["must"]


def test_two_are_an_info() -> None:
    assert pointed(RULE, one("The clerk must see the case. A closed case must be read-only.")) == ["i must"]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk must be able to open and close a case.",
        "The clerk must see the case that must be closed next, and the files which must be kept.",
        "If the case is open, the clerk must see it; otherwise the list must be shown.",
        "The clerk must see the case and must be able to close it.",
    ],
)
def test_one_obligation_with_its_details_is_clean(text: str) -> None:
    check_clean(RULE, one(text))
