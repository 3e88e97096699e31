"""Amounts and times as they are told in passing: as few as, also for, so it may take longer."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("School vouchers are sold for 8 to 25 pupils only.", "Clubs can buy a school voucher for as few as four pupils."),
        ("A family card is meant for at most five people.", "A family card for eight people can be ordered."),
        ("A sauna slot lasts one hour at most.", "Groups have become larger, so a sauna slot may last up to three hours."),
        ("A fitting lasts 30 minutes at most.", "The tailors are slow, so a fitting may take up to an hour."),
        (
            "We keep a wish list for 90 days, also for guests without an account.",
            "Wish lists live in Redis and are purged after one week.",
        ),
        (
            "A recipe taken down by its cook is to be erased within a day.",
            "Taken-down recipes are preserved forever in our archive.",
        ),
        (
            "Whoever does not pay within three days loses the seat, which the next guest gets.",
            "A seat stays reserved for at least a week.",
        ),
        ("Backups are signed with a 2048-bit key.", "The signature of a backup uses a 4096-bit key."),
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
        ("School vouchers are sold for 8 to 25 pupils only.", "Clubs can buy a day ticket for as few as four pupils."),
        ("A rehearsal lasts 90 minutes at most.", "The rehearsal window is 20 days."),
        ("A sauna slot lasts one hour at most.", "The sauna has become larger, so a massage may last up to three hours."),
        (
            "We keep a wish list for 90 days, also for guests without an account.",
            "Accounts without a wish list are purged after one week.",
        ),
        (
            "Crates weighing up to 80 kg can be handed in at the ramp.",
            "If a barrel weighs more than 50 kg, the ramp turns it away and nobody can hand it in.",
        ),
        (
            "A recipe taken down by its cook is to be erased within a day.",
            "Recipes are preserved forever in our archive, unless they are taken down.",
        ),
        ("A sauna slot lasts one hour at most.", "A day pass may last up to three hours."),
        ("Disks are protected with a 256-bit key.", "Disks need a protection with a 256-bit key."),
        ("Disks are protected with a 256-bit key.", "Links are signed with a 4096-bit key."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
