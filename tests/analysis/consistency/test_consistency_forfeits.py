"""What is lost after a while by whoever does nothing."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "If nobody checks in within 10 minutes after opening, the desk is freed.",
            "Without a check-in the desk remains reserved for 40 minutes after opening.",
        ),
        (
            "If nobody shows up within 15 minutes after the whistle, the court is freed.",
            "The court stays reserved for half an hour after the whistle.",
        ),
        ("Whoever does not answer within five days loses the invitation.", "An invitation stays open for at least ten days."),
        ("Anyone who does not confirm within two hours loses the slot.", "A slot is held for at least six hours."),
        ("Those who do not reply within three days lose their offer.", "An offer is valid for two weeks."),
    ],
)
def test_lines_that_cannot_both_hold(one: str, other: str) -> None:
    assert len(strictly(one, other)) == 1
    assert len(strictly(other, one)) == 1
    assert len(asked(one, other)) == 1
    assert len(asked_of_rules(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Whoever does not answer within ten days loses the invitation.", "An invitation stays open for at least ten days."),
        ("Whoever does not answer within five days loses the invitation.", "A voting stays open for at least ten days."),
        (
            "Whoever does not answer within five days gets a reminder of the invitation.",
            "An invitation stays open for at least ten days.",
        ),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
