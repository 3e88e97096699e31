"""Sentences that look like an idiom and are none, and words that used to stop the check."""

from __future__ import annotations

import pytest

from tests.analysis.consistency.prose import asked, pairs_in, strictly

CLASHING = """
Call logs are visible to agents only.
/ Guests can see call logs.
"""
BOTH_HOLD = """
Photos are (never) shared with partners.
/ Photos are never shared with partners.
Guests (without a booking) cannot park.
/ Guests with a booking can park.
Users, not necessarily admins, can export.
/ Admins can export.
Nobody outside the building can hear the alarm.
/ Guests can hear the alarm.
Entries are visible to patients only after they are signed.
/ The head nurse can see all entries.
The colour follows the theme.
/ The theme is loaded after the colour.
Members get two more days than guests.
/ Members get 14 days.
Passwords are hashed with argon2.
/ Files are hashed with SHA-256.
Weekly passes cost 10 EUR.
/ Monthly passes cost 30 EUR.
Seats, window seats excluded, can be changed.
/ Window seats cannot be changed.
A confirmation is sent by email as soon as a booking is made.
/ A reminder is sent two hours before the booking starts.
"""


@pytest.mark.parametrize(("one", "other"), pairs_in(CLASHING))
def test_found_however_it_is_told(one: str, other: str) -> None:
    assert strictly(one, other)
    assert asked(one, other) or asked(other, one)


@pytest.mark.parametrize(("one", "other"), pairs_in(BOTH_HOLD))
def test_what_can_both_hold(one: str, other: str) -> None:
    assert strictly(one, other) == []


@pytest.mark.parametrize(
    "line",
    [
        "The decision is visible to managers only.",
        "Guests, not call centre staff, rate the stay.",
        "Teachers, not parents alone, sign it by noon.",
        "Merging, not something anyone may do, is only for owners.",
        "By default it does",
        "Newly added cameras don't",
        "On Fridays the linen van does",
        "Default colour of, apart from bikes, all cars: red",
        "Guests see what admins can",
    ],
)
def test_no_line_stops_the_check(line: str) -> None:
    for other in (line, "The default colour is red.", "The linen is collected on Mondays.", "Seeing invoices is out of scope."):
        assert len(strictly(line, other)) < 2
        assert len(asked(line, other)) < 2
