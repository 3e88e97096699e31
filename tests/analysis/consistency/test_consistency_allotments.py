"""How many somebody has in a day, and how many there are said to be."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A trainer gets four free hours a week.", "The page shows how many of the six weekly free hours are taken."),
        ("Every guest has two drinks a day.", "Guests see which of their three daily drinks they have had."),
        ("Every player has three tries a day.", "A badge tells the player which of the five daily tries remain."),
        ("Each member has two guest passes a month.", "The app shows how many of the four monthly guest passes are left."),
        ("Every reader gets ten free articles a month.", "Readers still see their five monthly free articles."),
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
        ("A trainer gets four free hours a week.", "The page shows how many of the six monthly free hours are taken."),
        ("Every guest has two drinks a day.", "Members see which of their three daily drinks they have had."),
        ("If it rains, every player has two tries a day.", "A badge tells the player which of the five daily tries remain."),
        ("Every player has five tries a day.", "A badge tells the player which of the five daily tries remain."),
        ("Every player has three tries a day.", "A badge tells the player which of the five daily hints remain."),
        ("Every player has three tries a day.", "Five daily winners are drawn from all tries."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
