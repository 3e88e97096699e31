"""Named values and grounding."""

from __future__ import annotations

import pytest

from specflow.draft.check import Grounds
from specflow.draft.lexicon import Lexicon
from specflow.draft.parameters import Parameters
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


def test_braces_are_doubled(lexicon: Lexicon) -> None:
    assert Parameters(lexicon).lifted("Keep {x} for 5 days.") == "Keep {{x}} for {days}."


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
