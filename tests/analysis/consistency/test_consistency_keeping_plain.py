"""Kept and gone in everyday words: archived, wiped, leaving the shelf, a time before its clause."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, asked_of_rules, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Portraits of guests are never stored.", "Portraits of guests are archived for 48 hours."),
        (
            "A recording removed by its owner has to be erased within ten days.",
            "Removed recordings are preserved forever in the vault.",
        ),
        ("Call notes may never be saved.", "Call notes are retained for 30 days."),
        ("Door logs are not kept at all.", "Door logs are archived for two weeks."),
        ("We keep a cart for 20 days.", "Carts live in Memcached and are wiped after 24 hours."),
        ("We keep drafts for a year.", "Drafts sit in the cache and are purged after one week."),
        (
            "One year after check-out we delete the guest file.",
            "The guest file is kept for at least three years after check-out.",
        ),
        (
            "Two weeks after the event we erase the guest list.",
            "The guest list must stay available for two years after the event.",
        ),
        ("Sensor data older than 3 months is deleted every night.", "Sensor data: keep for 2 years."),
        ("Door codes older than a week are purged every morning.", "Door codes: keep for a month."),
        (
            "Expired permits are erased after 20 days, so that searches stay fast.",
            "Expired permits are kept for three years because auditors ask for them.",
        ),
        ("Lost keys stay in the drawer for 6 months.", "Lost keys leave the drawer after 45 days and go to the police."),
        ("Unsold bread stays on the shelf for two days.", "Unsold bread leaves the shelf after one day."),
        ("Addresses are erased on the day a sponsor quits.", "After a sponsor quits we keep the address for two years."),
        (
            "Requests that are rejected are purged the same day.",
            "Requests that were rejected help us to learn, so these are kept for a year.",
        ),
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
        ("Portraits of guests are never stored.", "Photos of rooms are archived for 48 hours."),
        (
            "A recording removed by its owner has to be erased within ten days.",
            "Published recordings are preserved forever in the vault.",
        ),
        ("We keep a cart for 20 days.", "Sessions live in Memcached and are wiped after 24 hours."),
        ("One year after check-out we delete the guest file.", "The invoice is kept for at least three years after check-out."),
        ("Sensor data older than 3 months is deleted every night.", "Sensor alarms: keep for 2 years."),
        (
            "Answers must be given within 2 hours of arrival.",
            "All attachments, including those of closed requests, are kept for two years.",
        ),
        ("Agents must send a first answer within 2 hours of arrival.", "First answers are kept for two years."),
        ("Lost keys stay in the drawer for 6 months.", "Lost umbrellas leave the drawer after 90 days."),
        ("Addresses are erased on the day a sponsor quits.", "After a sponsor quits we keep the invoices for two years."),
    ],
)
def test_lines_that_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []
    assert strictly(other, one) == []
    assert asked(one, other) == []
    assert asked_of_rules(one, other) == []
