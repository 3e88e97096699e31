"""Defaults that a constant sets, and a number that is enough where there is room for more."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.constants import spelt_out
from specflow.analysis.consistency.sources import find_source_conflicts


def codes(note: str, fact: str) -> list[str]:
    """What is asked about a line of a note and a technical fact."""
    wanted = ("note.md", "note", f"# Plan\n\n{note}\n")
    known = ("code_context.md", "code", f"# Code\n\n- {fact}\n")
    return [conflict.code for conflict in find_source_conflicts([wanted, known])]


def test_a_default_is_spelt_out_as_one() -> None:
    assert spelt_out("`ZOOM_DISTANCE_DEFAULT_KM = 8` here") == "`the default zoom distance is 8 km` here"
    assert spelt_out("`RETRY_DELAY_DEFAULT = 5.minutes`") == "`the default retry delay is 5 minutes`"


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("The zoom distance is 5 km unless the user changes it.", "`ZOOM_DISTANCE_DEFAULT_KM = 8` in the map service."),
        ("The session timeout is 20 minutes by default.", "`SESSION_TIMEOUT_DEFAULT_MINUTES = 45`"),
        ("The retry delay is 30 seconds unless somebody changes it.", "`RETRY_DELAY_DEFAULT_SECONDS = 90`"),
        ("By default, the reminder delay is two days.", "`REMINDER_DELAY_DEFAULT_DAYS = 5` in the worker."),
        ("The cache lifetime is 10 minutes by default.", "`CACHE_LIFETIME_DEFAULT_MINUTES = 60`"),
    ],
)
def test_another_default_is_asked_about(note: str, fact: str) -> None:
    assert codes(note, fact) == ["SF307"]


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("The zoom distance is 5 km by default.", "`ZOOM_DISTANCE_DEFAULT_KM = 5`"),
        ("The print margin is 2 cm unless somebody changes it.", "`ZOOM_DISTANCE_DEFAULT_KM = 25`"),
        ("Four files per message are enough.", "A message can hold up to 30 files."),
        ("Six guests per table are enough.", "A table can seat up to ten guests."),
        ("Three tags per recipe suffice.", "A recipe can hold up to 12 tags."),
    ],
)
def test_what_fits_is_not_asked_about(note: str, fact: str) -> None:
    assert codes(note, fact) == []
