"""Named values and grounding."""

from __future__ import annotations

import pytest

from specflow.draft.check import Grounds
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.parameters import Parameters
from specflow.draft.value import Place


def test_a_quantity_gets_a_name_from_its_bound_and_subject(lexicon: Lexicon) -> None:
    parameters = Parameters(lexicon)
    assert parameters.lifted("The box must take up to 300 characters.") == "The box must take up to {max_box_characters}."
    assert str(parameters.values["max_box_characters"]) == "300 characters"


def test_the_same_name_never_means_two_values(lexicon: Lexicon) -> None:
    parameters = Parameters(lexicon)
    parameters.lifted("The link must die after 48 hours.")
    assert parameters.lifted("The link must die after 24 hours.") == "The link must die after {link_hours_2}."
    assert parameters.lifted("The link must die after 48 hours.") == "The link must die after {link_hours}."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("If the price rises by more than 20 %, the buyer must confirm.", "rise_threshold_percent"),
        ("Fields below 90% must be marked.", "field_threshold_percent"),
        ("Guests must be told within maybe 30 minutes.", "guests_minutes"),
        ("Letters must be kept for 12 months.", "letter_retention_months"),
        ("A badge must be valid for 72 hours.", "badge_validity_hours"),
        ("If nobody answers within 15 minutes, the lead must be told.", "max_response_minutes"),
        ("If the scanner is offline for more than 10 minutes, the list must be grey.", "scanner_outage_minutes"),
        ("Unreadable files (corrupt, > 20 MB) must be sent back.", "file_threshold_mb"),
        ("The system must keep to this: reminder after 24 hours.", "reminder_hours"),
    ],
)  # fmt: skip
def test_a_name_says_what_the_value_is_for(text: str, name: str, lexicon: Lexicon) -> None:
    parameters = Parameters(lexicon)
    parameters.lifted(text)
    assert list(parameters.values) == [name]


def test_braces_are_doubled(lexicon: Lexicon) -> None:
    assert Parameters(lexicon).lifted("Keep {x} for 5 days.") == "Keep {{x}} for {retention_days}."


@pytest.mark.parametrize(
    ("line", "quote", "stands"),
    [(1, "First line", True), (1, "line runs on here", True), (2, "First line", False), (1, "nowhere", False),
     (9, "First", False),
     (3, "A bold item", True), (1, "", False)],
)  # fmt: skip
def test_a_quote_stands_from_its_line_on(line: int, quote: str, stands: bool) -> None:
    grounds = Grounds({"n.md": "First line\nruns on here\n- A **bold** item\n"})
    assert grounds.stands(Place("n.md", line, quote)) is stands


def test_a_short_quote_is_widened_to_its_line() -> None:
    grounds = Grounds({"n.md": "| 1 | Log in | must |\n"})
    mended = grounds.mended(Place("n.md", 1, "1"))
    assert mended is not None
    assert "Log in" in mended.quote
    assert grounds.mended(Place("n.md", 7, "1")) is None


@pytest.mark.parametrize(
    ("text", "lifted", "values"),
    [
        ("Passwords must have 8 to 64 characters.",
         "Passwords must have {min_passwords_characters.value} to {max_passwords_characters}.",
         ["8 characters", "64 characters"]),
        ("A photo must have between 2 and 8 MB.",
         "A photo must have between {min_photo_mb.value} and {max_photo_mb}.", ["2 MB", "8 MB"]),
        ("The caretaker must come 10–14 days after the message.",
         "The caretaker must come {min_caretaker_days.value}–{max_caretaker_days} after the message.", ["10 days", "14 days"]),
        ("Reminders must go out 14, 7 and 1 days before the end.",
         "Reminders must go out {reminders_days} before the end.", ["14, 7, 1 days"]),
        ("The shop must open from 9 to 17 h.", "The shop must open from 9 to 17 h.", []),
        ("A reading must need 2 or 3 photos.", "A reading must need 2 or 3 photos.", []),
        ("The wait must fall from 12 to 30 days.", "The wait must fall from 12 to 30 days.", []),
    ],
)  # fmt: skip
def test_ranges_and_series_are_values_too(text: str, lifted: str, values: list[str], lexicon: Lexicon) -> None:
    parameters = Parameters(lexicon)
    assert parameters.lifted(text) == lifted
    assert [str(one) for one in parameters.values.values()] == values
