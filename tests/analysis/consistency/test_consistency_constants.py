"""Constants of technical facts, compared as what they say."""

from __future__ import annotations

import pytest

from specflow.analysis.consistency.claims.constants import spelt_out
from specflow.analysis.consistency.sources import find_source_conflicts


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("MAX_SEATS_PER_ORDER = 4", "there must be at most 4 seats per order"),
        ("CONFIRM_TIMEOUT = 30.minutes", "the confirm timeout must be 30 minutes"),
        ("SESSION_TTL_MINUTES: 20", "the session ttl must be 20 minutes"),
        ("UPLOAD_LIMIT is 1_000", "there must be at most 1000 upload"),
        ("MIN_AGE_YEARS is set to 14", "the age must be at least 14 years"),
        ("HTTP_404 is sent", "HTTP_404 is sent"),
        ("MAX_MIN = 3", "MAX_MIN = 3"),
        ("The value of max_seats is 4", "The value of max_seats is 4"),
        ("`RATE = 4`", "`RATE = 4`"),
    ],
)
def test_what_a_constant_says(fact: str, said: str) -> None:
    assert spelt_out(fact) == said


def codes(note: str, fact: str) -> list[str]:
    """The contradictions between a line of a note and one of the technical facts."""
    sources = [("note.md", "note", f"# Yard\n\n{note}\n"), ("code_context.md", "code", f"# Facts\n\n{fact}\n")]
    return [one.code for one in find_source_conflicts(sources)]


@pytest.mark.parametrize(
    ("note", "fact", "code"),
    [
        ("A guest can book up to 6 seats per order.", "Limits: `MAX_SEATS_PER_ORDER = 4`.", "SF301"),
        ("A photo may be up to 10 MB.", "Uploads: `MAX_PHOTO_MB = 5`.", "SF301"),
        ("Photos are kept for 3 months.", "`PHOTO_RETENTION_DAYS = 30`, then a job deletes them.", "SF303"),
    ],
)
def test_a_note_against_a_constant(note: str, fact: str, code: str) -> None:
    assert codes(note, fact) == [code]


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("A guest can book up to 4 seats per order.", "`MAX_SEATS_PER_ROW = 12`, `MAX_SEATS_PER_ORDER = 4`."),
        ("Photos of up to 5 MB can be added.", "Uploads: `MAX_PHOTO_MB = 5`."),
        ("The list shows 20 results.", "`HTTP_TIMEOUT = 20.seconds` and `MAX_RETRIES = 3`."),
    ],
)
def test_a_constant_that_agrees_or_speaks_of_something_else(note: str, fact: str) -> None:
    assert codes(note, fact) == []
