from __future__ import annotations

import pytest

from specflow.model.project import Project
from specflow.rules.sf212_missing_unit import RULE
from tests.build import HEAD, check_clean, check_finds
from tests.rules.wording import one, pointed


def _with(text: str, ttl: str) -> Project:
    return one(text, head=f"{HEAD}parameters: {{ttl: {ttl}}}\n")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The session must end after 30.", "30"),
        ("The first results must be shown within 2, and the others later.", "2"),
        ("The call must have a timeout of 5.", "5"),
        ("The delay must be at most 1.5 when the link is slow.", "1.5"),
    ],
)
def test_a_number_of_nothing_is_found(text: str, number: str) -> None:
    check_finds(RULE, one(text), f"6: “{number}” of what?")
    assert pointed(RULE, one(text)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "The session must end after 30 min.",
        "The account must be locked after 5 failed attempts.",
        "The old form must not be offered after 2026.",
        "No message may go out after 18:00.",
        "The list must show at most 5.",
        "The first results must be shown within 2s.",
    ],
)
def test_a_number_with_its_unit_is_clean(text: str) -> None:
    check_clean(RULE, one(text))


def test_a_parameter_brings_its_unit_or_not() -> None:
    text = "The session must end after {ttl}."
    assert pointed(RULE, _with(text, "30")) == ["{ttl}"]
    check_clean(RULE, _with(text, "30 min"))
    check_clean(RULE, _with(text, "{value: 30, unit: min}"))
    check_clean(RULE, _with("The session must end after {ttl} minutes.", "30"))
    check_clean(RULE, _with("The session must end after {gone}.", "30"))
    assert pointed(RULE, _with("The session must end after {ttl.value}.", "{value: 30, unit: min}")) == ["{ttl.value}"]
