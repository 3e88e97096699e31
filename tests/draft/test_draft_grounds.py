"""Whether a quote stands where it says: on its line, word for word, blanks and emphasis aside."""

from __future__ import annotations

import pytest

from specflow.draft.check import Grounds
from specflow.draft.value import Place

TEXT = """# Pay

A guest must be able to *pay* by phone. Paying takes
two seconds at most, and
no longer.

- Cash can wait.
> It works.
Done
"""


@pytest.fixture
def grounds() -> Grounds:
    return Grounds({"note.md": TEXT})


# spec: note-to-spec/FR-03
@pytest.mark.parametrize(
    ("line", "quote"),
    [
        (1, "Pay"),
        (3, "A guest must be able to pay by phone."),
        (3, "A guest must be able to *pay* by phone."),
        (3, "Paying takes two seconds at most, and no longer."),
        (3, "takes"),
        (4, "two  seconds\tat most"),
        (5, "no longer."),
        (7, "Cash can wait."),
        (8, "It works."),
        (9, "Done"),
    ],
)
def test_a_quote_that_starts_on_its_line_stands(grounds: Grounds, line: int, quote: str) -> None:
    assert grounds.stands(Place("note.md", line, quote)) is True


# spec: note-to-spec/FR-03
@pytest.mark.parametrize(
    ("path", "line", "quote"),
    [
        ("note.md", 3, "two seconds at most"),
        ("note.md", 4, "A guest must be able to pay by phone."),
        ("note.md", 3, "A guest must be able to pay by card."),
        ("note.md", 3, ""),
        ("note.md", 3, "**"),
        ("note.md", 2, "Pay"),
        ("note.md", 0, "Pay"),
        ("note.md", 0, "Done"),
        ("note.md", -3, "Cash can wait."),
        ("note.md", 99, "Pay"),
        ("other.md", 1, "Pay"),
    ],
)
def test_a_quote_that_does_not_start_there_does_not_stand(grounds: Grounds, path: str, line: int, quote: str) -> None:
    assert grounds.stands(Place(path, line, quote)) is False


# spec: note-to-spec/FR-03
@pytest.mark.parametrize(
    ("line", "quote"), [(3, "A guest must be able to pay by phone."), (8, "It works"), (3, "  **pay**  by *phone*")]
)
def test_what_stands_and_says_enough_is_kept_as_it_is(grounds: Grounds, line: int, quote: str) -> None:
    place = Place("note.md", line, quote)
    assert grounds.mended(place) is place


# spec: note-to-spec/FR-03
@pytest.mark.parametrize(
    ("line", "quote", "kept"),
    [
        (3, "A guest must be able to pay by card.", "A guest must be able to *pay* by phone. Paying takes"),
        (7, "Cash", "Cash can wait."),
        (8, "It work", "It works."),
        (1, "elsewhere altogether", "Pay"),
        (8, "elsewhere altogether", "It works."),
    ],
)
def test_what_does_not_stand_or_says_too_little_quotes_its_whole_line(grounds: Grounds, line: int, quote: str, kept: str) -> None:
    assert grounds.mended(Place("note.md", line, quote)) == Place("note.md", line, kept)


# spec: note-to-spec/FR-03
@pytest.mark.parametrize(("path", "line"), [("note.md", 2), ("note.md", 0), ("note.md", 99), ("other.md", 1)])
def test_where_nothing_stands_nothing_is_quoted(grounds: Grounds, path: str, line: int) -> None:
    assert grounds.mended(Place(path, line, "A guest must be able to pay by card.")) is None


# spec: note-to-spec/FR-03
def test_the_last_line_is_not_before_the_first() -> None:
    grounds = Grounds({"note.md": "Pay by phone\nDone by noon"})
    assert [line for line in range(-2, 4) if grounds.stands(Place("note.md", line, "Done by noon"))] == [2]


# spec: note-to-spec/FR-03
def test_a_quote_of_many_lines_stands_and_an_endless_one_is_cut_off() -> None:
    lines = [f"line {number} of the note" for number in range(200)]
    grounds = Grounds({"note.md": "\n".join(lines)})
    assert grounds.stands(Place("note.md", 10, " ".join(lines[9:40])))
    assert not grounds.stands(Place("note.md", 10, " ".join(lines[9:60])))
    mended = Grounds({"note.md": "word " * 200}).mended(Place("note.md", 1, "no such words"))
    assert mended is not None
    assert mended.quote == ("word " * 60).strip()
